using static Names;

/// <summary>The calls that write and read a member of a structure.</summary>
sealed class MemberCode(Service s)
{
    public string Write(Member m)
    {
        string v = "v." + m.Prop,
            n = $"\"{m.Wire}\"";
        if (m.Type[0] == '[')
        {
            var (inner, item) = (Inner(m.Type), m.Type[(m.Type.LastIndexOf(']') + 1)..]);
            var tail = item switch
            {
                "" => "",
                ['~', ..] => ", \"\"",
                _ => $", \"{item[1..]}\"",
            };
            return s.Structs.ContainsKey(inner) ? $"w.List({n}, {v}, Write{inner}{tail})" : $"w.List({n}, {v}{tail})";
        }
        if (m.Type[0] == '{')
            return $"w.Map({n}, {v})";
        return s.Structs.ContainsKey(m.Type) ? $"w.Struct({n}, {v}, Write{m.Type})" : $"w.Add({n}, {v})";
    }

    public string Initializer(Error error)
    {
        var members = error.Members.Where(m => m.Location == "").Select(m => $"{m.Prop} = {Read("r", m)}");
        return error.Members.Count == 0 ? "" : $" {{ {string.Join(", ", members)} }}";
    }

    public string Read(string r, Member m)
    {
        var n = $"\"{m.Wire}\"";
        if (m.Type[0] is '[' or '{')
        {
            var (inner, kind) = (Inner(m.Type), m.Type[0] == '[' ? "List" : "Map");
            if (s.Structs.ContainsKey(inner))
                return $"{r}.{kind}({n}, Read{inner})";
            return kind == "List"
                ? inner switch
                {
                    "string" => $"{r}.Strings({n})",
                    "double" => $"{r}.Doubles({n})",
                    "time" => $"{r}.Times({n})",
                    _ => throw new NotSupportedException(m.Type),
                }
                : inner switch
                {
                    "string" => $"{r}.StringMap({n})",
                    "double" => $"{r}.DoubleMap({n})",
                    "[string]" => $"{r}.StringsMap({n})",
                    _ => throw new NotSupportedException(m.Type),
                };
        }
        return m.Type switch
        {
            "bool" => $"{r}.Bool({n})",
            "int" => $"{r}.Int({n})",
            "long" => $"{r}.Long({n})",
            "double" => $"{r}.Double({n})",
            "float" => $"{r}.Float({n})",
            "time" => $"{r}.Time({n})",
            "timems" => $"{r}.TimeMs({n})",
            "blob" => $"{r}.Blob({n})",
            _ => s.Structs.ContainsKey(m.Type) ? $"{r}.Struct({n}, Read{m.Type})" : $"{r}.Str({n})",
        };
    }
}
