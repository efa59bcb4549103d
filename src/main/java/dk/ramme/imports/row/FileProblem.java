package dk.ramme.imports.row;

/** Why a file is refused as a whole. Nothing of it is kept. */
public enum FileProblem {
    NO_FILE,
    EMPTY,
    TOO_LARGE,
    NAME_TOO_LONG,
    /** What a program has written beside the name of a file. */
    HEADER_TOO_LONG,
    FIELD_NAME_TOO_LONG,
    FIELD_TOO_LONG,
    TOO_MANY_FIELDS,
    PDF,
    PROGRAM,
    NOT_TEXT,
    BROKEN_ENCODING,
    LINE_TOO_LONG,
    NO_SEPARATOR,
    TOO_MANY_COLUMNS,
    DUPLICATE_COLUMNS,
    MISSING_COLUMNS,
    FORMULA_IN_HEADER,
    ONLY_HEADER,
    NOTHING_WANTED,
    /** Nothing in a file of changes says whose they are. */
    NOBODY_NAMED,
    /** A file of changes says who, and not what. */
    NOTHING_ASKED,
    QUOTES,
    /** A quotation mark has made one field of several rows. */
    SWALLOWED_ROWS,
    TOO_MANY_ROWS,
    /** More CPR numbers of one birth date than a list of people has: somebody tries whose they are (U8). */
    MANY_NUMBERS_OF_ONE_DATE,
    /** More files with CPR numbers than anybody mends in two days. */
    MANY_FILES,
    /** An .xls or .xlsb file. */
    OLD_WORKBOOK,
    /** A document of Office before 2007 that is no workbook, a mail among them. */
    OLD_DOCUMENT,
    /** An .ods file or another of LibreOffice. */
    OPEN_DOCUMENT,
    NUMBERS,
    ENCRYPTED_WORKBOOK,
    /** Packed like a workbook, but of another program or another kind. */
    OTHER_DOCUMENT,
    BROKEN_WORKBOOK,
    /** What no spreadsheet writes: a document type, endless names, endless depth. */
    STRANGE_WORKBOOK,
    HIDDEN_SHEETS,
    BROKEN_ARCHIVE,
    ENCRYPTED_ARCHIVE,
    UNKNOWN_PACKING,
    NESTED_ARCHIVE,
    LINK_IN_ARCHIVE,
    SAME_NAME_TWICE,
    TOO_MANY_PARTS,
    UNPACKS_TOO_LARGE,
    NOTHING_KNOWN,
    SECTION_TWICE;

    /** Key of the sentence that says so. */
    public String messageKey() {
        return "imports.file.problem." + name();
    }
}
