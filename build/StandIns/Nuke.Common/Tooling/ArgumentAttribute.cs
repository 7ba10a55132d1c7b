namespace Nuke.Common.Tooling;

[AttributeUsage(AttributeTargets.Property)]
public class ArgumentAttribute : Attribute
{
    public string Format { get; set; }

    public int Position { get; set; }

    public bool Secret { get; set; }

    public string Separator { get; set; }
}
