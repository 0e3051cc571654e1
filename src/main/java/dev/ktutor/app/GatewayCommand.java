package dev.ktutor.app;

import dev.ktutor.gateway.ApiGateway;
import dev.ktutor.lab.Lab;
import dev.ktutor.lab.LabOptions;
import dev.ktutor.lab.WallPace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ktutor gateway}: a fresh lab's API server on the loopback address, for real clients. */
@Command(name = "gateway", mixinStandardHelpOptions = true,
        description = "Serve a fresh lab's API server on https://127.0.0.1:PORT, for a real kubectl or any client; Ctrl-C ends it.")
final class GatewayCommand implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "0", paramLabel = "PORT", description = "0 takes a free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--scenario", paramLabel = "NAME", defaultValue = RunRequest.DEFAULT_SCENARIO, description = "the world to build (default: ${DEFAULT-VALUE})")
    private String scenario = RunRequest.DEFAULT_SCENARIO;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "write the admin's kubeconfig there instead of printing it")
    private @Nullable Path kubeconfig;

    @Override
    public Integer call() {
        WallPace pace = new WallPace(Instant::now);
        StandardStreams streams = new StandardStreams();
        try {
            Lab lab = Lab.create(new LabOptions(scenario, 0, Instant.now(), pace, KeysAhead.inBackground()));
            if (!lab.scenario().hasCluster()) {
                throw new UserError("the scenario \"" + scenario + "\" has no cluster");
            }
            ApiGateway gateway = ApiGateway.open(lab, pace, port);
            String config = gateway.kubeconfig();
            if (kubeconfig == null) {
                streams.out().print(config);
            } else {
                new SavedFile(kubeconfig).replace(out -> out.write(config.getBytes(StandardCharsets.UTF_8)));
            }
            streams.err().println("serving at " + gateway.url());
            streams.flush();
            gateway.serve();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserError("cannot serve: " + e.getMessage());
        }
    }
}
