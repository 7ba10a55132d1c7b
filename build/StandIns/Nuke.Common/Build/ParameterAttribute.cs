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
            var source = provider.GetMember(ValueProviderMember, MemberAccess.All).FirstOrDefault()
                .NotNull($"No value provider '{ValueProviderMember}' on {provider.Name}");
            return ((IEnumerable<string>)source.GetMemberValue(instance)).Select(x => (x, (object)x)).ToList();
        }

        var type = ParameterTypes.Scalar(member.GetMemberType());
        if (type.IsEnum)
            return Enum.GetNames(type).Select(x => (x, Enum.Parse(type, x))).ToList();
        if (type.IsSubclassOf(typeof(Enumeration)))
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(x => x.FieldType == type).Select(x => (x.Name, x.GetValue(null))).ToList();
        return null;
    }
}
