package dk.ramme.imports.row;

/** In which order a column of dates has day and month; told by all of them together. */
public enum DateOrder {
    /** Day first, as in Denmark, and nothing speaks against it. */
    DAY_FIRST,
    /** Every date could be the other way round, so none of them can be read before somebody says. */
    UNSURE,
    /** Some date can only be month first, and none only day first. */
    MONTH_FIRST,
    /** Both kinds are there, so a date that could be either cannot be read. */
    MIXED
}
