namespace AiChef.LocalCloud;

/// <summary>
/// What a service does for others, who ask the <see cref="Cloud"/> for it by an interface and know no more of the
/// service.
/// </summary>
internal sealed record Offer
{
    private Offer(Type type, Func<Cloud, object> get) => (Type, Get) = (type, get);

    /// <summary>The type that it is asked for by.</summary>
    public Type Type { get; }

    /// <summary>Gives it, and makes it when it is first asked for.</summary>
    public Func<Cloud, object> Get { get; }

    /// <summary>An offer that is asked for by <typeparamref name="T"/>.</summary>
    public static Offer Of<T>(Func<Cloud, T> get)
        where T : class => new(typeof(T), get);
}
