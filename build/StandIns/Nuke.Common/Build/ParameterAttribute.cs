using System.Reflection;
using Nuke.Common.Parameters;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

public class ParameterAttribute(string description = null) : ValueInjectionAttributeBase
{
    public virtual string Description { get; } = description;

    public string Name { get; set; }

    public string Separator { get; set; }

    public virtual bool List { get; set; } = true;

    public Type ValueProviderType { get; set; }

    public string ValueProviderMember { get; set; }

    public override object GetValue(MemberInfo member, object instance) => ParameterLookup.Get(member);

    public virtual IEnumerable<(string, object)> GetValueSet(MemberInfo member, object instance)
    {
        if (ValueProviderMember is not null)
        {
            var provider = ValueProviderType ?? instance.GetType();
            var source = provider
                .GetMember(ValueProviderMember, MemberAccess.All)
                .FirstOrDefault()
                .NotNull($"No value provider '{ValueProviderMember}' on {provider.Name}");
            return Pairs(((IEnumerable<string>)source.GetMemberValue(instance)).ToList(), x => x);
        }

        var type = ParameterTypes.Scalar(member.GetMemberType());
        if (type.IsEnum)
        {
            return Pairs(Enum.GetNames(type), x => Enum.Parse(type, x));
        }

        if (type.IsSubclassOf(typeof(Enumeration)))
        {
            var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.FieldType == type);
            return Pairs(fields.Select(x => x.Name).ToList(), x => type.GetField(x).GetValue(null));
        }

        return null;
    }

    private static (string, object)[] Pairs(IReadOnlyList<string> names, Func<string, object> value)
    {
        // A loop, since code for a query of value types cannot be compiled ahead of time.
        var pairs = new (string, object)[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            pairs[i] = (names[i], value(names[i]));
        }

        return pairs;
    }
}
