namespace Nuke.Common.Tooling;

public static class OptionsExtensions
{
    public static T Modify<T>(this T options, Action<IOptions> modification = null)
        where T : IOptions, new()
    {
        var copy = (T)(IOptions)((Options)(IOptions)options).Copy();
        modification?.Invoke(copy);
        return copy;
    }

    public static T Apply<T>(this T options, Configure<T> configurator) =>
        configurator is null ? options : configurator(options);

    public static T Apply<T, TValue>(this T options, Configure<T, TValue> configurator, TValue value)
        where T : new() => configurator is null ? options : configurator(options, value);

    public static T When<T>(this T options, Func<T, bool> condition, Configure<T> configurator) =>
        condition(options) ? options.Apply(configurator) : options;

    public static T[] CombineWith<T, TValue>(
        this T options,
        IEnumerable<TValue> values,
        Func<T, TValue, T> configurator
    )
        where T : new() => values.Select(x => configurator(options, x)).ToArray();

    internal static T With<T>(this T options, string name, object value)
        where T : Options
    {
        var copy = (T)options.Copy();
        if (value is null)
        {
            copy.Values.Remove(name);
        }
        else
        {
            copy.Values[name] = value;
        }

        return copy;
    }

    internal static T Adding<T>(this T options, string name, IEnumerable<string> values)
        where T : Options =>
        options.With(name, (options.Value<IReadOnlyList<string>>(name) ?? []).Concat(values).ToList());

    internal static T WithEntry<T, TValue>(this T options, string name, string key, TValue value)
        where T : Options
    {
        var entries = new Dictionary<string, TValue>(
            options.Value<IReadOnlyDictionary<string, TValue>>(name) ?? new Dictionary<string, TValue>()
        )
        {
            [key] = value,
        };
        return options.With(name, entries);
    }
}
