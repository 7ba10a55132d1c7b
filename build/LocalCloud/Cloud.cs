using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud;

/// <summary>What the services of one host share. A service is created only when a request needs it.</summary>
internal sealed class Cloud(
    LocalCloudOptions options,
    StateStore store,
    BlobStore blobs,
    IReadOnlyList<Offer> offers,
    CancellationToken stopping
)
{
    private readonly MadeOnce<Type, object> _parts = new(store);
    private readonly RequestRates _rates = new(options.TimeProvider);
    private readonly Dictionary<Type, Offer> _offers = offers.ToDictionary(static offer => offer.Type);

    public LocalCloudOptions Options => options;

    public LocalCloudFaults Faults => options.Faults;

    public TimeProvider Time => options.TimeProvider;

    public StateStore Store => store;

    public BlobStore Blobs => blobs;

    /// <summary>URL that clients reach the host by, without a trailing slash. Set once the port is known.</summary>
    public string Url { get; set; } = "";

    /// <summary>Cancelled when the host stops; background work then ends and continues at the next start.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>Shows a line to the person who runs the host.</summary>
    public void Notify(string notice) => options.OnNotice?.Invoke(notice);

    /// <summary>
    /// Whether permissions are asked for: they are enforced, some are denied by a fault, or somebody listens.
    /// </summary>
    public bool AsksForPermissions =>
        options.EnforceAccess || options.OnAuthorization is not null || options.Faults.DeniedActions.Count > 0;

    /// <summary>Whether requests are limited and AWS would not answer one more.</summary>
    public bool IsBeyondRate(string service, string operation) =>
        (options.LimitRequests || options.Faults.LimitsRequests) && !_rates.Take(service, operation);

    /// <summary>Tells the observer of this host of a request.</summary>
    /// <returns>Whether it is throttled.</returns>
    public bool Observe(string service, string operation, bool isThrottled)
    {
        options.OnRequest?.Invoke(new(service, operation, isThrottled));
        return isThrottled;
    }

    public DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    public T Get<T>()
        where T : class, ICloudPart<T> => (T)_parts.Get(typeof(T), _ => T.Create(this));

    /// <summary>What a service offers by <typeparamref name="T"/>, a type of those who need it.</summary>
    /// <exception cref="KeyNotFoundException">No service of this host offers it.</exception>
    public T Offered<T>()
        where T : class => (T)_offers[typeof(T)].Get(this);
}
