package dk.ramme.imports.row;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much an import takes and how it works.
 *
 * @param maxFileSize largest file
 * @param maxRows most rows of a file
 * @param maxLineBytes longest line of a file
 * @param rowsPerChunk rows written in one transaction
 * @param keepUnbegun how long what was read waits to be begun before it is erased
 * @param keepLeftOut how long rows left out can be fetched to be mended
 * @param turn how long one import works before it lets others that wait go first
 */
@ConfigurationProperties("ramme.imports")
@Validated
public record ImportSettings(
        @DefaultValue("500000000B") DataSize maxFileSize,
        @DefaultValue("2000000") @Min(1) @Max(5_000_000) int maxRows,
        @DefaultValue("65536") @Min(1024) int maxLineBytes,
        @DefaultValue("1000") @Min(1) @Max(10_000) int rowsPerChunk,
        @DefaultValue("14d") Duration keepUnbegun,
        @DefaultValue("90d") Duration keepLeftOut,
        @DefaultValue("2s") Duration turn) {}
