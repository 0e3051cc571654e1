package dev.ktutor.host.net;

import dev.ktutor.text.ByteText;

/** What a message carries. Ends that understand each other may pass a richer body and never turn it into bytes. */
public interface Body {
    /** Nothing. */
    Body EMPTY = () -> new byte[0];

    /** As bytes on the wire. */
    byte[] bytes();

    /** The given text. */
    static Body of(String text) {
        return () -> ByteText.encode(text);
    }
}
