using System.Linq.Expressions;

namespace Nuke.Common.Tooling;

public interface IOptions
{
    T Get<T>(Expression<Func<object>> provider);

    void Set<T>(Expression<Func<T>> provider, object value);

    void Remove<T>(Expression<Func<T>> provider);
}
