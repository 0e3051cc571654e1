package dev.ktutor.kube.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names, labels and ports look like; each check gives the messages of what is wrong, none if all is well (apimachinery util/validation). */
public final class Formats {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String LABEL_KEY = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(" + LABEL_KEY + ")?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final String ENV_NAME = "[-._a-zA-Z][-._a-zA-Z0-9]*";
    private static final String WILDCARD = "\\*\\." + SUBDOMAIN;

    private static final Pattern LABEL_PATTERN = Pattern.compile(LABEL);
    private static final Pattern SUBDOMAIN_PATTERN = Pattern.compile(SUBDOMAIN);
    private static final Pattern LABEL_1035_PATTERN = Pattern.compile(LABEL_1035);
    private static final Pattern LABEL_KEY_PATTERN = Pattern.compile(LABEL_KEY);
    private static final Pattern LABEL_VALUE_PATTERN = Pattern.compile(LABEL_VALUE);
    private static final Pattern CONFIG_KEY_PATTERN = Pattern.compile(CONFIG_KEY);
    private static final Pattern WILDCARD_PATTERN = Pattern.compile(WILDCARD);
    private static final String KEY_MESSAGE =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    private Formats() { }

    /** A name of dot-separated parts, as most objects have. */
    public static List<String> subdomain(String value) {
        List<String> errors = length(value, 253, "characters");
        if (!SUBDOMAIN_PATTERN.matcher(value).matches()) {
            errors.add(pattern("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                + "and must start and end with an alphanumeric character", SUBDOMAIN, "example.com"));
        }
        return errors;
    }

    /** A name without dots, as namespaces have. */
    public static List<String> label(String value) {
        List<String> errors = length(value, 63, "characters");
        if (!LABEL_PATTERN.matcher(value).matches()) {
            errors.add(SUBDOMAIN_PATTERN.matcher(value).matches() ? "must not contain dots"
                : pattern("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
                    + "and must start and end with an alphanumeric character", LABEL, "my-name", "123-abc"));
        }
        return errors;
    }

    /** A name that begins with a letter, as services have. */
    public static List<String> label1035(String value) {
        List<String> errors = length(value, 63, "characters");
        if (!LABEL_1035_PATTERN.matcher(value).matches()) {
            errors.add(pattern("a DNS-1035 label must consist of lower case alphanumeric characters or '-', "
                + "start with an alphabetic character, and end with an alphanumeric character", LABEL_1035, "my-name", "abc-123"));
        }
        return errors;
    }

    /** A host name whose first part is {@code *}. */
    public static List<String> wildcard(String value) {
        List<String> errors = length(value, 253, "characters");
        if (!WILDCARD_PATTERN.matcher(value).matches()) {
            errors.add(pattern("a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, "
                + "which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character", WILDCARD, "*.example.com"));
        }
        return errors;
    }

    /** The key of a label or annotation. */
    public static List<String> labelKey(String value) {
        List<String> errors = new ArrayList<>();
        String[] parts = value.split("/", -1);
        if (parts.length > 2) {
            errors.add("a valid label key " + pattern(KEY_MESSAGE, LABEL_KEY, "MyName", "my.name", "123-abc")
                + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
            return errors;
        }
        String name = parts[parts.length - 1];
        if (parts.length == 2 && parts[0].isEmpty()) {
            errors.add("prefix part must be non-empty");
        } else if (parts.length == 2) {
            subdomain(parts[0]).forEach(message -> errors.add("prefix part " + message.replace(" characters", parts[0].length() > 253 ? " bytes" : " characters")));
        }
        if (name.isEmpty()) {
            errors.add("name part must be non-empty");
        } else if (name.length() > 63) {
            errors.add("name part must be no more than 63 bytes");
        }
        if (!LABEL_KEY_PATTERN.matcher(name).matches()) {
            errors.add("name part " + pattern(KEY_MESSAGE, LABEL_KEY, "MyName", "my.name", "123-abc"));
        }
        return errors;
    }

    /** The value of a label. */
    public static List<String> labelValue(String value) {
        List<String> errors = length(value, 63, "bytes");
        if (!LABEL_VALUE_PATTERN.matcher(value).matches()) {
            errors.add(pattern("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
                + "and must start and end with an alphanumeric character", LABEL_VALUE, "MyValue", "my_value", "12345"));
        }
        return errors;
    }

    /** A key of a ConfigMap or Secret. */
    public static List<String> configKey(String value) {
        List<String> errors = length(value, 253, "characters");
        if (!CONFIG_KEY_PATTERN.matcher(value).matches()) {
            errors.add(pattern("a valid config key must consist of alphanumeric characters, '-', '_' or '.'", CONFIG_KEY, "key.name", "KEY_NAME", "key-name"));
        }
        if (value.equals(".") || value.equals("..")) {
            errors.add("must not be '" + value + "'");
        } else if (value.startsWith("..")) {
            errors.add("must not start with '..'");
        }
        return errors;
    }

    /** The name of an environment variable of a container, by the relaxed rule (printable ASCII but {@code =}). */
    public static List<String> environmentName(String value) {
        List<String> errors = new ArrayList<>();
        if (value.isEmpty()) {
            errors.add("environment variable name must be non-empty");
        }
        if (value.chars().anyMatch(c -> c < 0x20 || c > 0x7E || c == '=')) {
            errors.add("a valid environment variable name must consist only of printable ASCII characters other than '='");
        }
        return errors;
    }

    /** The name of an environment variable as kubectl takes it. */
    public static List<String> strictEnvironmentName(String value) {
        List<String> errors = new ArrayList<>();
        if (!value.matches(ENV_NAME)) {
            errors.add(pattern("a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', "
                + "and must not start with a digit", ENV_NAME, "my.env-name", "MY_ENV.NAME", "MyEnvName1"));
        }
        return errors;
    }

    /** A port's number. */
    public static List<String> portNumber(long port) {
        return port >= 1 && port <= 65535 ? List.of() : List.of("must be between 1 and 65535, inclusive");
    }

    /** A port's name. */
    public static List<String> portName(String port) {
        List<String> errors = length(port, 15, "characters");
        if (!port.matches("[-a-z0-9]+")) {
            errors.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (port.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            errors.add("must contain at least one letter (a-z)");
        }
        if (port.contains("--")) {
            errors.add("must not contain consecutive hyphens");
        }
        if (port.startsWith("-") || port.endsWith("-")) {
            errors.add("must not begin or end with a hyphen");
        }
        return errors;
    }

    private static List<String> length(String value, int maximum, String unit) {
        List<String> errors = new ArrayList<>();
        if (value.length() > maximum) {
            errors.add("must be no more than " + maximum + " " + unit);
        }
        return errors;
    }

    private static String pattern(String message, String pattern, String... examples) {
        StringBuilder text = new StringBuilder(message).append(" (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            text.append(i > 0 ? " or " : "").append('\'').append(examples[i]).append("', ");
        }
        return text.append("regex used for validation is '").append(pattern).append("')").toString();
    }
}
