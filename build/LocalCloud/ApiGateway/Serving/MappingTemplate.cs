using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Mapping templates without directives: text with references to $context, $stageVariables and $input. Others are
/// refused when they are stored.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
/// </summary>
internal static partial class MappingTemplate
{
    /// <summary>Refuses a template that uses more than is modelled.</summary>
    public static void Check(string template)
    {
        if (Directive().Match(template) is { Success: true } directive)
        {
            throw ApiGatewayErrors.NotModelled($"the mapping template directive {directive.Value}");
        }

        var left = Reference().Replace(template, "");
        if (AnyReference().Match(left) is { Success: true } unknown)
        {
            throw ApiGatewayErrors.NotModelled($"the mapping template reference {unknown.Value}");
        }
    }

    /// <summary>Whether a value of response parameters is one that <see cref="Value"/> reads.</summary>
    public static bool IsKnownValue(string expression) =>
        expression is ['\'', .., '\'']
        || expression.StartsWith("context.", StringComparison.Ordinal)
        || expression.StartsWith("stageVariables.", StringComparison.Ordinal)
        || expression.StartsWith("method.request.", StringComparison.Ordinal);

    /// <summary>The value of a response parameter's expression; null when it has none.</summary>
    public static string? Value(string expression, ApiExchange exchange)
    {
        if (expression is ['\'', .., '\''])
        {
            return expression[1..^1];
        }

        return expression.Split('.', 2) switch
        {
            ["context", var name] => exchange.Context(name),
            ["stageVariables", var name] => exchange.StageVariables?.Text(name),
            ["method", var name] when name.Split('.', 3) is ["request", var place, var parameter] => Parameter(
                exchange,
                place,
                parameter
            ),
            _ => null,
        };
    }

    public static string Write(string template, ApiExchange exchange) =>
        Reference()
            .Replace(
                template,
                match =>
                    match.Groups["context"] is { Success: true } context ? exchange.Context(context.Value) ?? ""
                    : match.Groups["variable"] is { Success: true } variable
                        ? exchange.StageVariables?.Text(variable.Value) ?? ""
                    : match.Groups["parameter"] is { Success: true } parameter
                        ? AnyParameter(exchange, parameter.Value) ?? ""
                    : match.Groups["json"] is { Success: true } path ? Json(exchange, path.Value)
                    : Encoding.UTF8.GetString(exchange.Call.Body)
            );

    /// <summary>A parameter of the request by its place: path, querystring or header.</summary>
    public static string? Parameter(ApiExchange exchange, string place, string name) =>
        place switch
        {
            "path" => exchange.Route?.Variables.GetValueOrDefault(name),
            "querystring" => exchange.Query().FirstOrDefault(each => each.Key == name)?.Last(),
            _ => exchange.Call.Header(name),
        };

    private static string? AnyParameter(ApiExchange exchange, string name) =>
        Parameter(exchange, "path", name)
        ?? Parameter(exchange, "querystring", name)
        ?? Parameter(exchange, "header", name);

    private static string Json(ApiExchange exchange, string path)
    {
        JsonNode? value;
        try
        {
            value = exchange.Call.Body.Length == 0 ? new JsonObject() : StrictJson.Parse(exchange.Call.Body);
        }
        catch (JsonException)
        {
            return "";
        }

        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            value = (value as JsonObject)?[step];
        }

        return value?.ToJsonString() ?? "\"\"";
    }

    [GeneratedRegex(@"#\{?(set|if|elseif|else|end|foreach|break|stop|include|parse|macro|define|evaluate)\b")]
    private static partial Regex Directive();

    [GeneratedRegex(
        @"\$\{context\.(?<context>[A-Za-z]+(\.[A-Za-z]+)*)\}|\$context\.(?<context>[A-Za-z]+(\.[A-Za-z]+)*)"
            + @"|\$\{stageVariables\.(?<variable>\w+)\}|\$stageVariables\.(?<variable>\w+)"
            + @"|\$input\.params\(\s*['""](?<parameter>[^'""]+)['""]\s*\)"
            + @"|\$input\.json\(\s*['""]\$(?<json>(\.\w+)*)['""]\s*\)|\$input\.body\b"
    )]
    private static partial Regex Reference();

    [GeneratedRegex(@"\$!?\{?[A-Za-z_][\w.]*")]
    private static partial Regex AnyReference();
}
