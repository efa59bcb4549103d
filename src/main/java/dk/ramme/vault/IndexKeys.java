package dk.ramme.vault;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of the index: the current one, and older or coming ones that are looked for as well. */
record IndexKeys(IndexKey current, List<IndexKey> others) {

    static IndexKeys of(Map<Short, byte[]> secrets, short current) {
        List<IndexKey> others = secrets.entrySet().stream()
                .filter(entry -> entry.getKey() != current)
                .map(entry -> new IndexKey(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(IndexKey::version).reversed())
                .toList();
        byte[] secret = secrets.get(current);
        if (secret == null) throw new IllegalArgumentException("no index key of version " + current);
        return new IndexKeys(new IndexKey(current, secret), others);
    }

    List<IndexKey> all() {
        return Stream.concat(Stream.of(current), others.stream()).toList();
    }
}
