package dev.ktutor.kube.controller;

import dev.ktutor.kube.api.KubeObject;
import dev.ktutor.kube.api.ResourceType;
import dev.ktutor.kube.client.KubeClient;
import dev.ktutor.kube.client.loop.EventRecorder;
import dev.ktutor.kube.client.loop.Informer;
import dev.ktutor.kube.client.loop.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A controller made of informers that fill one queue of keys, and a reconciler that empties it. Subclasses make their
 * informers when they are constructed; once stopped it is done with, and another one takes its place.
 */
public abstract class LoopController implements Controller {
    private final String name;
    private final String account;
    private final ControllerContext context;
    private final List<Informer> informers = new ArrayList<>();
    private @Nullable KubeClient client;
    private final WorkQueue queue;

    /** A controller of that name, acting as that service account of kube-system. */
    protected LoopController(String name, String account, ControllerContext context) {
        this.name = name;
        this.account = account;
        this.context = context;
        this.queue = new WorkQueue(context.timeline(), this::reconcile);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void start() {
        informers.forEach(Informer::start);
    }

    @Override
    public final void stop() {
        queue.stop();
        informers.forEach(Informer::stop);
    }

    /** Brings what the key stands for in order; may be called at any time, also without need. */
    protected abstract void reconcile(String key);

    /** What it works with. */
    protected final ControllerContext context() {
        return context;
    }

    /** Its way to the API server. */
    protected final KubeClient client() {
        KubeClient existing = client;
        if (existing == null) {
            existing = context.clients().apply(account);
            client = existing;
        }
        return existing;
    }

    /** The keys to look at. */
    protected final WorkQueue queue() {
        return queue;
    }

    /** An informer on all objects of the type, started with the controller; all of them watch as the manager itself. */
    protected final Informer informer(ResourceType type) {
        Informer informer = new Informer(context.clients().apply(ControllerContext.SHARED_INFORMERS), context.timeline(), type, "");
        informers.add(informer);
        return informer;
    }

    /** An informer whose changed objects are themselves the keys. */
    protected final Informer primary(ResourceType type) {
        Informer informer = informer(type);
        return informer.onChange((before, after) -> {
            KubeObject object = after != null ? after : before;
            if (object != null) {
                queue().add(Informer.key(object));
            }
        });
    }

    /** An informer whose objects' controlling owners, if of that kind, are the keys. */
    protected final Informer owned(ResourceType type, String ownerKind) {
        Informer informer = informer(type);
        return informer.onChange((before, after) -> {
            for (KubeObject object : new KubeObject[] {before, after}) {
                if (object != null) {
                    Owners.controller(object).filter(owner -> owner.kind().equals(ownerKind))
                            .ifPresent(owner -> queue().add(object.namespace() + "/" + owner.name()));
                }
            }
        });
    }

    /** Records events as this controller. */
    protected final EventRecorder events() {
        return new EventRecorder(client(), context.timeline(), name, "");
    }

    /** Whether every informer has its first list: decisions about what is missing wait for it. */
    protected final boolean synced() {
        return informers.stream().allMatch(Informer::synced);
    }

    /** The object a key of the primary informer stands for, if it exists and is not being deleted. */
    protected static Optional<KubeObject> living(Informer informer, String key) {
        return informer.find(key).filter(object -> !object.deleting());
    }
}
