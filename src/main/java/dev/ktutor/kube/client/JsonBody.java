package dev.ktutor.kube.client;

import dev.ktutor.data.Json;
import dev.ktutor.host.net.Body;
import dev.ktutor.text.ByteText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body of an API request or answer that stays a tree between ends in the lab; only others see bytes.
 *
 * @param value a JSON tree, or plain text (a {@code String})
 * @param warnings the Warning headers' texts
 */
public record JsonBody(@Nullable Object value, List<String> warnings) implements Body {

    /** Copies the warnings. */
    public JsonBody {
        warnings = List.copyOf(warnings);
    }

    @Override
    public byte[] bytes() {
        return value == null ? new byte[0] : ByteText.encode(value instanceof String text ? text : Json.write(value) + "\n");
    }
}
