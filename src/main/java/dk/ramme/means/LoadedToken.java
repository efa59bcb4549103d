package dk.ramme.means;

/** A device as it stands in a file of its maker. */
record LoadedToken(String serial, CodeMaker maker) {}
