using System.Linq.Expressions;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>A set of values by property name; every change makes a copy.</summary>
public class Options : IOptions
{
    internal Dictionary<string, object> Values { get; private set; } = new(StringComparer.Ordinal);

    T IOptions.Get<T>(Expression<Func<object>> provider) => Get<T>(provider);

    void IOptions.Set<T>(Expression<Func<T>> provider, object value) => Set(provider, value);

    void IOptions.Remove<T>(Expression<Func<T>> provider) => Values.Remove(provider.GetMemberInfo().Name);

    internal Options Copy()
    {
        var copy = (Options)MemberwiseClone();
        copy.Values = new Dictionary<string, object>(Values, StringComparer.Ordinal);
        return copy;
    }

    internal T Value<T>(string name) => Values.TryGetValue(name, out var value) ? (T)value : default;

    protected T Get<T>(Expression<Func<object>> provider) => Value<T>(provider.GetMemberInfo().Name);

    protected internal void Set<T>(Expression<Func<T>> provider, object value) =>
        Values[provider.GetMemberInfo().Name] = value;
}
