using static Names;

/// <summary>Writes the wire code of a service: what makes requests of its shapes and shapes of its answers.</summary>
sealed class WireCode(Service s, Code code)
{
    private readonly string _ns = "Amazon." + s.Namespace;
    private readonly string _client = s.Head["client"];
    private readonly MemberCode _members = new(s);

    private void L(string line = "") => code.L(line);

    public void Write()
    {
        L("    internal static class Wire");
        L("    {");
        Description();
        Errors();
        foreach (var op in s.Ops)
        {
            Request(op);
            Response(op);
        }
        Shapes();
        L("    }");
    }

    private void Description()
    {
        var h = s.Head;
        var protocol = h["protocol"] switch
        {
            "query" => "Query",
            "json" => "Json",
            "rest-json" => "RestJson",
            var p => throw new NotSupportedException(p),
        };
        var json = h.TryGetValue("json", out var jv) ? $", \"{jv}\", \"{h["target"].Replace(' ', '_')}\"" : "";
        L(
            $"        internal static readonly ServiceInfo Service = new(\"{_ns}\", \"{h["id"]}\", "
                + $"WireProtocol.{protocol}, \"{h["version"]}\", \"{h["endpoint"]}\", \"{h["sign"]}\","
        );
        L(
            $"            e => new Amazon{_client}Exception(e.Message, "
                + $"e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode){json});"
        );
    }

    private void Errors()
    {
        foreach (var e in s.Errors)
            L(
                $"        private static readonly ErrorShape {e.Name} = new(\"{e.Code}\", (e, r) => "
                    + $"new {e.Name}(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, "
                    + $"e.StatusCode){_members.Initializer(e)});"
            );
    }

    private void Request(Op op)
    {
        L($"        internal static readonly Operation {op.Name} = new(Service, \"{op.Name}\",");
        if (op.In.Count == 0)
            L("            (b, x) => { },");
        else
        {
            L($"            (b, x) =>");
            L("            {");
            L($"                var v = ({op.Name}Request)x;");
            foreach (var m in op.In.Where(m => m.Location != ""))
                L(
                    "                "
                        + $"b.{(m.Location == "payload" ? m.Type == "blob" ? $"Payload(v.{m.Prop})" : throw new NotSupportedException(m.Prop) : $"{char.ToUpperInvariant(m.Location[0])}{m.Location[1..]}(\"{m.Wire}\", v.{m.Prop})")};"
                );
            if (op.In.Any(m => m.Location == ""))
                L("                var w = b.Body;");
            foreach (var m in op.In.Where(m => m.Location == ""))
                L($"                {_members.Write(m)};");
            L("            },");
        }
    }

    private void Response(Op op)
    {
        var reads = op.Out.Select(m =>
            m.Prop
            + " = "
            + m.Location switch
            {
                "" => _members.Read("r.Body", m),
                "status" => "r.Status",
                "header" => $"r.Header(\"{m.Wire}\")",
                "payload" => m.Type == "blob" ? "r.Payload()" : throw new NotSupportedException(m.Prop),
                var l => throw new NotSupportedException(l),
            }
        );
        // the request id of a query response is in its body
        L(
            $"            r => {{ {(s.Head["protocol"] == "query" && op.Out.Count == 0 ? "_ = r.Body; " : "")}return "
                + $"new {op.Name}Response {{ {string.Join(", ", reads)} }}; }},"
        );
        L(
            $"            [{string.Join(", ", op.Errors)}]"
                + (s.Head["protocol"] == "rest-json" ? $", \"{op.Method}\", \"{op.Uri}\"" : "")
                + ");"
        );
    }

    private void Shapes()
    {
        var (written, readable) = Reach();
        foreach (var x in s.Structs.Values)
        {
            if (written.Contains(x.Name))
            {
                L($"        private static void Write{x.Name}(ShapeWriter w, {x.Name} v)");
                L("        {");
                foreach (var m in x.Members)
                    L($"            {_members.Write(m)};");
                L("        }");
            }
            if (readable.Contains(x.Name))
                L(
                    $"        private static {x.Name} Read{x.Name}(ShapeReader r) => new() {{ "
                        + $"{string.Join(", ", x.Members.Select(m => $"{m.Prop} = {_members.Read("r", m)}"))} }};"
                );
        }
    }

    /// <summary>Which structures appear in requests and which in responses.</summary>
    private (HashSet<string> Written, HashSet<string> Read) Reach()
    {
        HashSet<string> written = [],
            read = [];
        void Walk(IEnumerable<Member> members, HashSet<string> into)
        {
            foreach (var m in members)
                if (s.Structs.TryGetValue(IsCollection(m.Type) ? Inner(m.Type) : m.Type, out var x) && into.Add(x.Name))
                    Walk(x.Members, into);
        }
        foreach (var op in s.Ops)
        {
            Walk(op.In, written);
            Walk(op.Out, read);
        }
        foreach (var e in s.Errors)
            Walk(e.Members, read);
        return (written, read);
    }
}
