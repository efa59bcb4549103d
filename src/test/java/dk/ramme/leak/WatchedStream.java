package dk.ramme.leak;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What the process says, passed on, and looked at line by line. */
final class WatchedStream extends PrintStream {

    /** @param looker gets each line */
    WatchedStream(PrintStream to, Consumer<String> looker) {
        super(new Lines(to, looker), true, StandardCharsets.UTF_8);
    }

    private static final class Lines extends OutputStream {

        private final PrintStream to;
        private final Consumer<String> looker;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream to, Consumer<String> looker) {
            this.to = to;
            this.looker = looker;
        }

        @Override
        public synchronized void write(int one) {
            to.write(one);
            add(one);
        }

        @Override
        public synchronized void write(byte[] some, int from, int count) {
            to.write(some, from, count);
            for (int i = from; i < from + count; i++) add(some[i]);
        }

        private void add(int one) {
            if (one != '\n') {
                line.write(one);
                return;
            }
            looker.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }

        @Override
        public void flush() {
            to.flush();
        }
    }
}
