/// <summary>A service as its .model file describes it.</summary>
sealed class Service
{
    public required Dictionary<string, string> Head { get; init; }
    public required string Namespace { get; init; }
    public List<Op> Ops { get; } = [];
    public List<Error> Errors { get; } = [];
    public Dictionary<string, Struct> Structs { get; } = [];
    public Dictionary<string, Enumeration> Enums { get; } = [];

    public static Service Parse(string path)
    {
        Service? s = null;
        var copies = new List<(Op Op, string Struct)>();
        foreach (var line in File.ReadLines(path))
        {
            var w = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (w.Length == 0 || w[0][0] == '#')
                continue;
            List<Member> Members(int from) =>
                w.Skip(from).Select(m => Member.Parse(m, s!.Head.ContainsKey("case"))).ToList();
            switch (w[0])
            {
                case "service":
                    s = Described(w);
                    break;
                case "op":
                    s!.Ops.Add(Operation(w));
                    break;
                case "in":
                    s!.Ops[^1].In = Members(1);
                    break;
                case "out" when w[1][0] == '*':
                    copies.Add((s!.Ops[^1], w[1][1..]));
                    break;
                case "out":
                    s!.Ops[^1].Out = Members(1);
                    break;
                case "simple":
                    s!.Ops[^1].Simple.Add(w[1..]);
                    break;
                case "err":
                    s!.Ops[^1].Errors = w[1..];
                    break;
                case "page":
                    s!.Ops[^1].Page = new(w[1].Split(','), w[2].Split(','), w.Length > 3 ? w[3].Split(',') : []);
                    break;
                case "error":
                    var n = w[1].Split('=');
                    s!.Errors.Add(new(n[0], n[^1], Members(2)));
                    break;
                case "struct":
                    s!.Structs[w[1]] = new(w[1], Members(2));
                    break;
                case "enum":
                    s!.Enums[w[1]] = new(w[1], w[2..].Select(v => v.Replace("\\s", " ")).ToArray());
                    break;
                default:
                    throw new FormatException($"{path}: {line}");
            }
        }
        foreach (var (op, name) in copies)
            op.Out = s!.Structs[name].Members;
        return s!;
    }

    private static Service Described(string[] w) =>
        new()
        {
            Namespace = w[1],
            Head = w.Skip(2).Select(x => x.Split('=', 2)).ToDictionary(x => x[0], x => x[1].Replace('_', ' ')),
        };

    private static Op Operation(string[] w)
    {
        var rest = w.Skip(2).Where(x => x.Length > 0 && x[0] is not ('!' or 'n')).ToArray();
        return rest.Length > 1
            ? new Op(w[1])
            {
                Method = rest[0],
                Uri = rest[1],
                Obsolete = w.Contains("!"),
            }
            : new Op(w[1]) { Obsolete = w.Contains("!") };
    }
}
