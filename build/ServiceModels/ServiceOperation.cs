using System.Text.Json;

namespace AiChef.ServiceModels;

/// <summary>An operation of a service.</summary>
public sealed class ServiceOperation
{
    private readonly ServiceModel _model;
    private readonly string? _input;
    private readonly string? _output;

    internal ServiceOperation(ServiceModel model, string name, JsonElement element)
    {
        _model = model;
        Name = name;
        var http = element.GetProperty("http");
        Method = http.Text("method") ?? "POST";
        var address = http.Text("requestUri") ?? "/";
        var question = address.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? address : address[..question];
        Query = question < 0 ? [] : address[(question + 1)..].Split('&');
        Status = (int?)http.Number("responseCode") ?? 200;
        _input = element.TryGetProperty("input", out var input) ? input.Text("shape") : null;
        _output = element.TryGetProperty("output", out var output) ? output.Text("shape") : null;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its HTTP method.</summary>
    public string Method { get; }

    /// <summary>Its path with labels, such as <c>/functions/{FunctionName}/code</c>; a label <c>{Key+}</c> takes the
    /// rest.</summary>
    public string Path { get; }

    /// <summary>What its query must have to be this operation, such as <c>acl</c> or <c>mode=import</c>.</summary>
    public IReadOnlyList<string> Query { get; }

    /// <summary>The HTTP status of its answer.</summary>
    public int Status { get; }

    /// <summary>What it takes; null: nothing.</summary>
    public Shape? Input => _input is null ? null : _model.Shape(_input);

    /// <summary>What it answers; null: nothing.</summary>
    public Shape? Output => _output is null ? null : _model.Shape(_output);
}
