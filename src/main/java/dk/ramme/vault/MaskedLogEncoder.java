package dk.ramme.vault;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * Writes the log as Spring Boot does, as lines or as structured JSON, and masks the result: message, exception, logger,
 * thread and context alike. Logback makes it by the name in {@code logback-spring.xml}.
 */
public class MaskedLogEncoder extends EncoderBase<ILoggingEvent> {

    private Encoder<ILoggingEvent> inner = new PatternLayoutEncoder();
    private Charset charset = StandardCharsets.UTF_8;
    private String pattern = "%m%n";
    private String structuredFormat = "";

    public void setCharset(Charset charset) {
        this.charset = charset;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Nothing for lines, or the name of a format that Spring Boot knows: ecs, gelf, logstash. */
    public void setStructuredFormat(String structuredFormat) {
        this.structuredFormat = structuredFormat;
    }

    @Override
    public void start() {
        inner = structuredFormat.isBlank() ? lines() : structured();
        inner.setContext(getContext());
        inner.start();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        inner.stop();
    }

    @Override
    public byte[] headerBytes() {
        return inner.headerBytes();
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return LogMask.mask(new String(inner.encode(event), charset)).getBytes(charset);
    }

    @Override
    public byte[] footerBytes() {
        return inner.footerBytes();
    }

    private Encoder<ILoggingEvent> lines() {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setPattern(pattern);
        lines.setCharset(charset);
        return lines;
    }

    private Encoder<ILoggingEvent> structured() {
        StructuredLogEncoder structured = new StructuredLogEncoder();
        structured.setFormat(structuredFormat);
        structured.setCharset(charset);
        return structured;
    }
}
