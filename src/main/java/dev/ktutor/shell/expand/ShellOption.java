package dev.ktutor.shell.expand;

import org.jspecify.annotations.Nullable;

/** The options of {@code set} and {@code shopt} (bash manual, 4.3), with their state in a new shell that runs a script. */
public enum ShellOption {
    ALLEXPORT("allexport", 'a'), BRACEEXPAND("braceexpand", 'B', true), EMACS("emacs", '\0'), ERREXIT("errexit", 'e'),
    ERRTRACE("errtrace", 'E'), FUNCTRACE("functrace", 'T'), HASHALL("hashall", 'h', true), HISTEXPAND("histexpand", 'H'),
    HISTORY("history", '\0'), IGNOREEOF("ignoreeof", '\0'), INTERACTIVE_COMMENTS("interactive-comments", '\0', true),
    KEYWORD("keyword", 'k'), MONITOR("monitor", 'm'), NOCLOBBER("noclobber", 'C'), NOEXEC("noexec", 'n'),
    NOGLOB("noglob", 'f'), NOLOG("nolog", '\0'), NOTIFY("notify", 'b'), NOUNSET("nounset", 'u'), ONECMD("onecmd", 't'),
    PHYSICAL("physical", 'P'), PIPEFAIL("pipefail", '\0'), POSIX("posix", '\0'), PRIVILEGED("privileged", 'p'),
    VERBOSE("verbose", 'v'), VI("vi", '\0'), XTRACE("xtrace", 'x'),

    AUTOCD("autocd"), ASSOC_EXPAND_ONCE("assoc_expand_once"), CDABLE_VARS("cdable_vars"), CDSPELL("cdspell"),
    CHECKHASH("checkhash"), CHECKJOBS("checkjobs"), CHECKWINSIZE("checkwinsize", true), CMDHIST("cmdhist", true),
    COMPAT31("compat31"), COMPAT32("compat32"), COMPAT40("compat40"), COMPAT41("compat41"), COMPAT42("compat42"),
    COMPAT43("compat43"), COMPAT44("compat44"), COMPLETE_FULLQUOTE("complete_fullquote", true), DIREXPAND("direxpand"),
    DIRSPELL("dirspell"), DOTGLOB("dotglob"), EXECFAIL("execfail"), EXPAND_ALIASES("expand_aliases"), EXTDEBUG("extdebug"),
    EXTGLOB("extglob"), EXTQUOTE("extquote", true), FAILGLOB("failglob"), FORCE_FIGNORE("force_fignore", true),
    GLOBASCIIRANGES("globasciiranges", true), GLOBSKIPDOTS("globskipdots", true), GLOBSTAR("globstar"),
    GNU_ERRFMT("gnu_errfmt"), HISTAPPEND("histappend"), HISTREEDIT("histreedit"), HISTVERIFY("histverify"),
    HOSTCOMPLETE("hostcomplete", true), HUPONEXIT("huponexit"), INHERIT_ERREXIT("inherit_errexit"),
    INTERACTIVE_COMMENTS_SHOPT("interactive_comments", true), LASTPIPE("lastpipe"), LITHIST("lithist"),
    LOCALVAR_INHERIT("localvar_inherit"), LOCALVAR_UNSET("localvar_unset"), LOGIN_SHELL("login_shell"),
    MAILWARN("mailwarn"), NO_EMPTY_CMD_COMPLETION("no_empty_cmd_completion"), NOCASEGLOB("nocaseglob"),
    NOCASEMATCH("nocasematch"), NOEXPAND_TRANSLATION("noexpand_translation"), NULLGLOB("nullglob"),
    PATSUB_REPLACEMENT("patsub_replacement", true), PROGCOMP("progcomp", true), PROGCOMP_ALIAS("progcomp_alias"),
    PROMPTVARS("promptvars", true), RESTRICTED_SHELL("restricted_shell"), SHIFT_VERBOSE("shift_verbose"),
    SOURCEPATH("sourcepath", true), VARREDIR_CLOSE("varredir_close"), XPG_ECHO("xpg_echo");

    private final String label;
    private final char letter;
    private final boolean set;
    private final boolean initially;

    /** An option of set. */
    ShellOption(String label, char letter) {
        this(label, letter, false);
    }

    ShellOption(String label, char letter, boolean initially) {
        this.label = label;
        this.letter = letter;
        this.set = true;
        this.initially = initially;
    }

    /** An option of shopt. */
    ShellOption(String label) {
        this(label, false);
    }

    ShellOption(String label, boolean initially) {
        this.label = label;
        this.letter = '\0';
        this.set = false;
        this.initially = initially;
    }

    /** Its name as set and shopt know it. */
    public String label() {
        return label;
    }

    /** Its letter for set, 0 without one. */
    public char letter() {
        return letter;
    }

    /** Whether it belongs to set -o rather than to shopt. */
    public boolean ofSet() {
        return set;
    }

    /** Whether it is on in a new shell. */
    public boolean initially() {
        return initially;
    }

    /** The option of that name, null if there is none. */
    public static @Nullable ShellOption named(String label, boolean ofSet) {
        for (ShellOption option : values()) {
            if (option.set == ofSet && option.label.equals(label)) {
                return option;
            }
        }
        return null;
    }

    /** The option of set with that letter, null if there is none. */
    public static @Nullable ShellOption lettered(char letter) {
        for (ShellOption option : values()) {
            if (option.letter == letter && letter != '\0') {
                return option;
            }
        }
        return null;
    }
}
