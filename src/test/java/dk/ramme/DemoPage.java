package dk.ramme;

/** A page that is no part of Ramme, for whoever tries it out. */
public final class DemoPage {

    private static final String PAGE = """
            <!doctype html><html lang="da"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Afprøvning af Ramme</title><style>
            body { font: 17px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark; }
            table { border-collapse: collapse; width: 100%%; } td, th { text-align: left; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8886; vertical-align: top; }
            pre { white-space: pre-wrap; word-break: break-word; background: #8881; padding: 1rem; font-size: 15px; }
            iframe { width: 100%%; height: 48rem; border: 1px solid #8886; } code { font-size: 1.2em; }
            </style><nav><a href="/demo/mail">Mails</a> · <a href="/demo/devices">Enheder</a> · <a href="/">Ramme</a></nav>
            <main>%s</main></html>
            """;

    private DemoPage() {}

    /** @param main HTML */
    public static String of(String main) {
        return PAGE.formatted(main);
    }
}
