package dk.ramme.people;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user besides who they are (U9), each as it is kept. {@link ManyParticulars} alone writes it, of one or many.
 *
 * @param productionUnit the P number of where they work
 * @param seNumber or the SE number of that
 * @param pseudonym what services are to see instead of the name
 */
@Embeddable
public record Particulars(
        @Column(insertable = false, updatable = false) @Nullable
        String telephone,

        @Column(insertable = false, updatable = false) @Nullable
        String productionUnit,

        @Column(insertable = false, updatable = false) @Nullable
        String seNumber,

        @Column(insertable = false, updatable = false) @Nullable
        String pseudonym) {

    public static final Particulars NONE = new Particulars(null, null, null, null);

    /** By name, those there are. */
    public Map<String, String> known() {
        var known = new LinkedHashMap<String, String>();
        if (telephone != null) known.put("telephone", telephone);
        if (productionUnit != null) known.put("productionUnit", productionUnit);
        if (seNumber != null) known.put("seNumber", seNumber);
        if (pseudonym != null) known.put("pseudonym", pseudonym);
        return known;
    }
}
