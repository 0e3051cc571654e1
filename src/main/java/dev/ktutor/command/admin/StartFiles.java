package dev.ktutor.command.admin;

import dev.ktutor.host.fs.FileView;

/** What the shells of a Debian machine read when they start: the machine's files, root's, and those every new user gets. */
final class StartFiles {
    /** For every login shell. */
    static final String PROFILE = """
            # /etc/profile: read by login shells
            if [ "$(id -u)" -eq 0 ]; then
              PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            else
              PATH="/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games"
            fi
            export PATH
            if [ "${PS1-}" ] && [ "${BASH-}" ] && [ -f /etc/bash.bashrc ]; then
              . /etc/bash.bashrc
            fi
            for i in /etc/profile.d/*.sh; do
              [ -r "$i" ] && . "$i"
            done
            unset i
            """;
    private static final String SYSTEM = """
            # /etc/bash.bashrc: read by every interactive bash
            [ -z "$PS1" ] && return
            shopt -s checkwinsize
            PS1='\\u@\\h:\\w\\$ '
            """;
    private static final String COLOURS = """
            case "$TERM" in
              xterm-color|*-256color) PS1='\\[\\e[1;32m\\]\\u@\\h\\[\\e[0m\\]:\\[\\e[1;34m\\]\\w\\[\\e[0m\\]\\$ ' ;;
            esac
            """;
    private static final String PERSONAL = """
            # ~/.bashrc: read by interactive shells that are not login shells
            case $- in *i*) ;; *) return ;; esac
            HISTCONTROL=ignoreboth
            shopt -s histappend
            HISTSIZE=1000
            HISTFILESIZE=2000
            """ + COLOURS + """
            alias ll='ls -alF'
            alias la='ls -A'
            alias l='ls -CF'
            [ -f ~/.bash_aliases ] && . ~/.bash_aliases
            """;
    private static final String ROOT = """
            # ~/.bashrc: read by interactive shells that are not login shells
            HISTCONTROL=ignoreboth
            HISTSIZE=1000
            HISTFILESIZE=2000
            """ + COLOURS + """
            # KTUTOR_SUGGEST=off     # no grey suggestions from the history
            # KTUTOR_HIGHLIGHT=off   # no colours while typing
            alias k=kubectl
            complete -o default -F __start_kubectl k
            [ -f ~/.bash_aliases ] && . ~/.bash_aliases
            """;
    private static final String LOGIN = """
            # ~/.profile: read by login shells
            if [ "$BASH" ] && [ -f ~/.bashrc ]; then
              . ~/.bashrc
            fi
            """;

    private StartFiles() { }

    /** Those of an image: nothing of a learner's. */
    static void installPlain(FileView files) {
        files.write("/etc/bash.bashrc", SYSTEM);
        files.write("/root/.profile", LOGIN);
    }

    /** Those of a machine. */
    static void install(FileView files) {
        files.write("/etc/bash.bashrc", SYSTEM);
        files.write("/root/.bashrc", ROOT);
        files.write("/root/.profile", LOGIN);
        files.makeDirectories("/etc/skel");
        files.write("/etc/skel/.bashrc", PERSONAL);
        files.write("/etc/skel/.profile", LOGIN);
    }
}
