using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

public abstract class Enumeration
{
    protected string Value { get; set; }

    public static implicit operator string(Enumeration value) => value?.Value;

    public static bool operator ==(Enumeration a, Enumeration b) => Equals(a, b);

    public static bool operator !=(Enumeration a, Enumeration b) => !Equals(a, b);

    public override bool Equals(object obj) => obj is Enumeration other && obj.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => Value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => Value;

    protected bool Equals(Enumeration other) => string.Equals(Value, other?.Value, StringComparison.Ordinal);

    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            typeof(T)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .SingleOrDefault(x => string.Equals(x.Name, value as string, StringComparison.OrdinalIgnoreCase))
                .NotNull($"Value '{value}' is no member of {typeof(T).Name}")
                .GetValue(null);
    }
}
