using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    public int Part { get; set; }

    public int Total { get; set; }

    public bool IsIn(int part) => Part == part;

    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable)
    {
        var items = enumerable.ToList();
        return items.Where((_, index) => index % Total == Part - 1);
    }

    public override string ToString() => $"{Part}/{Total}";

    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            var parts = ((string)value).Split('/');
            Assert.True(parts.Length == 2, $"'{value}' is no partition such as 1/3");
            return new Partition
            {
                Part = int.Parse(parts[0], CultureInfo.InvariantCulture),
                Total = int.Parse(parts[1], CultureInfo.InvariantCulture),
            };
        }
    }
}
