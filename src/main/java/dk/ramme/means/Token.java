package dk.ramme.means;

import dk.ramme.vault.CprVault;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A device that shows or says codes and has come to its user: in use from the start. */
@Entity
abstract class Token extends CodeMeans {

    @Column(updatable = false)
    private String serial;

    protected Token() {}

    private Token(
            UUID organisationId,
            UUID userId,
            IdentificationMeans kind,
            String name,
            String serial,
            CodeMaker maker,
            CprVault vault,
            Instant at) {
        super(organisationId, userId, kind, name, maker, vault, at);
        this.serial = serial;
        activate(at);
    }

    /** @param maker the device where it is after the codes that were shown of it */
    static Token taken(
            UUID organisationId,
            UUID userId,
            IdentificationMeans kind,
            String name,
            String serial,
            CodeMaker maker,
            CprVault vault,
            Instant at) {
        return switch (kind) {
            case CODE_DISPLAY -> new CodeDisplay(organisationId, userId, name, serial, maker, vault, at);
            case CODE_READER -> new CodeReader(organisationId, userId, name, serial, maker, vault, at);
            case APP, CHIP -> throw new IllegalArgumentException(kind + " is no device of the stock");
        };
    }

    /** Shows codes. */
    @Entity
    @DiscriminatorValue("CODE_DISPLAY")
    static class CodeDisplay extends Token {

        protected CodeDisplay() {}

        private CodeDisplay(
                UUID organisationId,
                UUID userId,
                String name,
                String serial,
                CodeMaker maker,
                CprVault vault,
                Instant at) {
            super(organisationId, userId, IdentificationMeans.CODE_DISPLAY, name, serial, maker, vault, at);
        }
    }

    /** Says codes. */
    @Entity
    @DiscriminatorValue("CODE_READER")
    static class CodeReader extends Token {

        protected CodeReader() {}

        private CodeReader(
                UUID organisationId,
                UUID userId,
                String name,
                String serial,
                CodeMaker maker,
                CprVault vault,
                Instant at) {
            super(organisationId, userId, IdentificationMeans.CODE_READER, name, serial, maker, vault, at);
        }
    }
}
