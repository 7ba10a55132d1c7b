using static Names;

/// <summary>Writes the paginators of a service.</summary>
sealed class PaginatorCode(Service s, Code code)
{
    private readonly string _client = s.Head["client"];

    private void L(string line = "") => code.L(line);

    public void Write()
    {
        var ops = s.Ops.Where(Paged).ToList();
        if (ops.Count == 0)
            return;
        L($"    public interface I{s.Namespace}PaginatorFactory");
        L("    {");
        foreach (var op in ops)
            L($"        I{op.Name}Paginator {op.Name}({op.Name}Request request);");
        L("    }");
        L($"    public class {s.Namespace}PaginatorFactory : I{s.Namespace}PaginatorFactory");
        L("    {");
        L($"        private readonly IAmazon{_client} _client;");
        L($"        internal {s.Namespace}PaginatorFactory(IAmazon{_client} client) => _client = client;");
        foreach (var op in ops)
            L(
                $"        public I{op.Name}Paginator {op.Name}({op.Name}Request "
                    + $"request) => new {op.Name}Paginator(_client, request);"
            );
        L("    }");
        foreach (var op in ops)
        {
            string req = op.Name + "Request",
                res = op.Name + "Response";
            var keys = op.Page!.Keys.Select(k => op.Out.FirstOrDefault(m => m.Prop == k))
                .OfType<Member>()
                .Where(m => m.Type[0] == '[')
                .ToList();
            L($"    public interface I{op.Name}Paginator");
            L("    {");
            L($"        IPaginatedEnumerable<{res}> Responses {{ get; }}");
            foreach (var k in keys)
                L($"        IPaginatedEnumerable<{CsElement(Inner(k.Type))}> {k.Prop} {{ get; }}");
            L("    }");
            L(
                $"    internal sealed class {op.Name}Paginator(IAmazon{_client} client, "
                    + $"{req} request) : Paginator<{req}, {res}>(request), I{op.Name}Paginator"
            );
            L("    {");
            foreach (var k in keys)
                L(
                    $"        public IPaginatedEnumerable<{CsElement(Inner(k.Type))}> "
                        + $"{k.Prop} => Items(r => r.{k.Prop});"
                );
            L($"        private protected override string Token({req} request) => request.{op.Page.In[0]};");
            L(
                $"        private protected override Task<{res}> CallAsync({req} "
                    + "request, string token, CancellationToken cancellationToken)"
            );
            L("        {");
            L($"            request.{op.Page.In[0]} = token;");
            L($"            return client.{op.Name}Async(request, cancellationToken);");
            L("        }");
            L($"        private protected override string NextToken({res} response) => response.{op.Page.Out[0]};");
            L("    }");
        }
    }
}
