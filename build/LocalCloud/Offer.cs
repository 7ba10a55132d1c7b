namespace AiChef.LocalCloud;

/// <summary>What a service offers to others, who get it from <see cref="Cloud"/> by interface.</summary>
internal sealed record Offer
{
    private Offer(Type type, Func<Cloud, object> get) => (Type, Get) = (type, get);

    /// <summary>The type by which it is requested.</summary>
    public Type Type { get; }

    /// <summary>Returns it, and creates it on first use.</summary>
    public Func<Cloud, object> Get { get; }

    /// <summary>An offer that is asked for by <typeparamref name="T"/>.</summary>
    public static Offer Of<T>(Func<Cloud, T> get)
        where T : class => new(typeof(T), get);
}
