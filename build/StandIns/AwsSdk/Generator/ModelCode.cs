using static Names;

/// <summary>Writes enumerations, structures and exceptions.</summary>
sealed class ModelCode(Code code)
{
    private void L(string line = "") => code.L(line);

    public void Enum(Enumeration e)
    {
        L($"    public class {e.Name} : ConstantClass");
        L("    {");
        foreach (var v in e.Values)
            L($"        public static readonly {e.Name} {ConstantName(v)} = new(\"{v}\");");
        L($"        public {e.Name}(string value) : base(value) {{ }}");
        L($"        public static {e.Name} FindValue(string value) => FindValue<{e.Name}>(value);");
        L($"        public static implicit operator {e.Name}(string value) => FindValue(value);");
        L("    }");
    }

    public void Class(string name, string? bas, List<Member> members)
    {
        L($"    public partial class {name}{(bas == null ? "" : " : " + bas)}");
        L("    {");
        foreach (var m in members)
            L(
                $"        {Obs(m.Obsolete)}public {CsType(m.Type)} {m.Prop} {{ get; set; "
                    + $"}}{(IsCollection(m.Type) ? " = AWSConfigs.InitializeCollections ? [] : null;" : "")}"
            );
        L("    }");
    }

    public void Exception(string name, string bas, List<Member> members)
    {
        L($"    public partial class {name} : {bas}");
        L("    {");
        foreach (
            var (p, a) in new[]
            {
                ("", ""),
                ("string message", "message"),
                ("string message, Exception innerException", "message, innerException"),
                ("Exception innerException", "innerException"),
                (
                    "string message, Exception innerException, ErrorType errorType, "
                        + "string errorCode, string requestId, HttpStatusCode statusCode",
                    "message, innerException, errorType, errorCode, requestId, statusCode"
                ),
                (
                    "string message, ErrorType errorType, string "
                        + "errorCode, string requestId, HttpStatusCode statusCode",
                    "message, errorType, errorCode, requestId, statusCode"
                ),
            }
        )
            L($"        public {name}({p}){(p == "" ? "" : $" : base({a})")} {{ }}");
        foreach (var m in members)
            L($"        public {CsType(m.Type)} {m.Prop} {{ get; set; }}");
        L("    }");
    }
}
