# Sourced by the scripts beside it: finds the JDK. Sets JDK (its folder) and JDK_MAJOR, or says in one line what to install.

# The major version of the JDK in folder $1 into JDK_MAJOR, read from its release file; 0 if it is not one.
jdk_major() {
    JDK_MAJOR=0
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS='=' read -r key value; do
        [ "$key" = JAVA_VERSION ] || continue
        value=${value#\"}
        JDK_MAJOR=${value%%[!0-9]*}
    done <"$1/release"
    [ -n "$JDK_MAJOR" ] || JDK_MAJOR=0
}

# JAVA_HOME if it is 17 or newer, else the newest of the usual places and PATH.
find_jdk() {
    if [ -n "${JAVA_HOME-}" ]; then
        jdk_major "$JAVA_HOME"
        JDK=$JAVA_HOME
        [ "$JDK_MAJOR" -ge 17 ] && return 0
    fi
    JDK='' best=0
    path_java=$(command -v javac 2>/dev/null) && path_java=$(readlink -f "$path_java" 2>/dev/null) || path_java=
    for folder in "${path_java%/bin/javac}" /usr/lib/jvm/* /usr/java/* /usr/local/*jdk* /opt/*jdk* /opt/java/* \
            "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        jdk_major "$folder"
        if [ "$JDK_MAJOR" -gt "$best" ]; then
            best=$JDK_MAJOR JDK=$folder
        fi
    done
    JDK_MAJOR=$best
    [ "$best" -ge 17 ] && return 0
    echo "ktutor: no JDK 17 or newer found: install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME" >&2
    return 1
}
