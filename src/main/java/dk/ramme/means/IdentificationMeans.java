package dk.ramme.means;

/** A separate means of identification that an organisation may offer its users (PRODUCT.md L2). */
public enum IdentificationMeans {
    APP,
    CODE_DISPLAY,
    CODE_READER,
    CHIP
}
