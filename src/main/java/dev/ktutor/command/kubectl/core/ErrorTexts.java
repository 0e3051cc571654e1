package dev.ktutor.command.kubectl.core;

import dev.ktutor.command.kubectl.flags.FlagError;
import dev.ktutor.host.fs.FileError;
import dev.ktutor.kube.api.FieldError;
import dev.ktutor.kube.api.GoText;
import dev.ktutor.kube.api.Status;
import dev.ktutor.kube.client.ApiException;
import dev.ktutor.kube.client.ConnectionError;
import dev.ktutor.kube.client.GoFile;
import dev.ktutor.kube.client.KubeconfigError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words for every error, as kubectl's cmdutil.CheckErr finds them. */
public final class ErrorTexts {
    private ErrorTexts() { }

    /** What goes to standard error, with its newline; "" for an error that says nothing. */
    public static String report(RuntimeException error) {
        String text = text(error);
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    /** The exit status. */
    public static int status(RuntimeException error) {
        return error instanceof KubectlError own ? own.status() : 1;
    }

    private static String text(RuntimeException error) {
        if (error instanceof KubectlError own && own.raw()) {
            return own.text();
        }
        if (error instanceof KubectlError own && !own.parts().isEmpty()) {
            StringBuilder lines = new StringBuilder();
            own.parts().forEach(part -> lines.append(inner(part)).append('\n'));
            return lines.toString();
        }
        if (error instanceof ApiException refused && refused.status().reason().equals("Invalid")) {
            return invalid(refused.status());
        }
        if (error instanceof KubeconfigError config && config.reason() == KubeconfigError.Reason.INVALID) {
            return configuration(config);
        }
        return standard(error).orElseGet(() -> {
            String plain = plain(error);
            return plain.startsWith("error: ") ? plain : "error: " + plain;
        });
    }

    /** The words for one error among several, which get no prefix of their own (messageForError). */
    public static String inner(RuntimeException error) {
        return standard(error).orElseGet(() -> plain(error));
    }

    /** The bare words of an error, as Go's Error() gives them. */
    public static String plain(RuntimeException error) {
        if (error instanceof FileError file) {
            return GoFile.readText(file.path(), file);
        }
        if (error instanceof KubeconfigError config && config.reason() == KubeconfigError.Reason.INVALID) {
            return "invalid configuration: " + config.getMessage();
        }
        if (error instanceof FlagError flag) {
            return flag.text();
        }
        return String.valueOf(error.getMessage());
    }

    /** What errors of the server and of the connection are called (StandardErrorMessage). */
    private static Optional<String> standard(RuntimeException error) {
        if (error instanceof ApiException refused) {
            Status status = refused.status();
            if (status.reason().equals("Unauthorized")) {
                return Optional.of("error: You must be logged in to the server (" + status.message() + ")");
            }
            return Optional.of("Error from server" + (status.reason().isEmpty() ? "" : " (" + status.reason() + ")") + ": " + status.message());
        }
        return error instanceof ConnectionError connection ? Optional.of(connection.userMessage()) : Optional.empty();
    }

    private static String configuration(KubeconfigError error) {
        List<String> messages = error.messages();
        if (messages.size() == 1) {
            boolean context = messages.get(0).startsWith("context was not found");
            return (context ? "Error in configuration: " : "error: ") + messages.get(0);
        }
        StringBuilder lines = new StringBuilder("Error in configuration: \n");
        messages.forEach(message -> lines.append("* ").append(message).append('\n'));
        return lines.toString();
    }

    private static String invalid(Status status) {
        if (status.details().isEmpty()) {
            return "The request is invalid" + (status.message().isEmpty() ? "" : ": " + status.message());
        }
        Object kind = status.details().getOrDefault("kind", "");
        Object name = status.details().getOrDefault("name", "");
        Set<String> causes = new LinkedHashSet<>();
        for (FieldError cause : status.causes()) {
            causes.add(cause.field() + ": " + cause.message());
        }
        String text = "The request is invalid";
        if (!kind.equals("") || !name.equals("")) {
            text = "The " + kind + " " + GoText.quote(String.valueOf(name)) + " is invalid";
        } else if (!status.message().isEmpty() && causes.isEmpty()) {
            text += ": " + status.message();
        }
        if (causes.size() == 1) {
            return text + ": " + causes.iterator().next() + "\n";
        }
        if (causes.isEmpty()) {
            return text;
        }
        StringBuilder lines = new StringBuilder(text).append(": \n");
        causes.forEach(cause -> lines.append("* ").append(cause).append('\n'));
        return lines.toString();
    }

    /** The same error with words about the file it comes from (AddSourceToErr). */
    public static RuntimeException withSource(String action, String source, RuntimeException error) {
        if (source.isEmpty()) {
            return error;
        }
        String before = "error when " + action + " " + GoText.quote(source) + ": ";
        if (error instanceof ApiException refused) {
            Status old = refused.status();
            return new ApiException(new Status(old.code(), old.reason(), before + old.message(), old.details()));
        }
        return KubectlError.of(before + plain(error));
    }
}
