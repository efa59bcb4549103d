package dk.ramme.unsaved;

import java.util.UUID;

/**
 * What a form says about itself: that a page of ours was drawn with it, which one, and for whom.
 *
 * @param page where the form stands, with its query
 * @param owner stands for the person and what they act for, without telling who they are
 */
record FormMark(String page, UUID owner) {}
