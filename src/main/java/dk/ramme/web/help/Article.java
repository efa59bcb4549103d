package dk.ramme.web.help;

import java.util.List;

/**
 * A page of the help in one language, as it was written.
 *
 * @param slug the last part of its address, the same in each language
 * @param summary what it is about: its lead, and its line on the page of all articles
 * @param sections what stands under each heading that can be led to, in order
 * @param html all below the lead, made of CommonMark alone: nothing in it comes from anybody but its author
 */
record Article(String slug, String language, String title, String summary, List<Section> sections, String html) {

    /** The section that every article ends with: whom to ask. */
    static final String LAST = "ask";

    Article {
        sections = List.copyOf(sections);
    }

    /** Where it is. */
    public String href() {
        return Articles.ROOT + slug;
    }

    /** Whether it is long enough to be read by its list of contents. */
    public boolean isLong() {
        return sections.size() > 4;
    }

    /**
     * What stands under one heading.
     *
     * @param id its place on the page, the same in each language
     * @param level 2, or 3 for a question
     * @param text its words without mark-up, for the search
     */
    record Section(String id, int level, String title, String text) {

        /** Whether it stands under another one. */
        public boolean isBelow() {
            return level > 2;
        }
    }
}
