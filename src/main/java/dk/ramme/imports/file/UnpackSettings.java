package dk.ramme.imports.file;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How far a ZIP file or a workbook may unfold, so that a small upload cannot fill the server.
 *
 * @param maxSize most bytes that come out of one file
 * @param maxParts most files in one
 * @param maxRatio how many times their packed size a part, and all parts, may take, once they take more than some megabytes
 */
@ConfigurationProperties("ramme.imports.unpack")
@Validated
public record UnpackSettings(
        @DefaultValue("2000000000B") DataSize maxSize,
        @DefaultValue("1000") @Min(1) @Max(10_000) int maxParts,
        @DefaultValue("100") @Min(2) int maxRatio) {}
