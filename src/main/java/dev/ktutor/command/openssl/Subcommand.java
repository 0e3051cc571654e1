package dev.ktutor.command.openssl;

/** One subcommand of openssl. Stateless; what it keeps during a call stays in the call. */
interface Subcommand {

    /** Its name, which is also the name of its table of options. */
    String name();

    /** Runs it and gives the exit status; may end by {@link Quit}. */
    int run(Call call, Options options);
}
