using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.ApiGateway.Serving;

/// <summary>
/// Checks a request with its method's validator.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
/// </summary>
internal static class RequestValidation
{
    /// <summary>Accepts a valid request, and every request of a method without validator.</summary>
    /// <exception cref="GatewayAnswerException">A parameter is missing or the body does not fit the model.</exception>
    public static void Check(ApiExchange exchange, ApiRoute route)
    {
        if (
            route.Method.Text("requestValidatorId") is not { } id
            || exchange.Definition.Validators[id] is not JsonObject validator
        )
        {
            return;
        }

        if (validator.Flag("validateRequestParameters") == true)
        {
            CheckParameters(exchange, route);
        }

        if (validator.Flag("validateRequestBody") == true)
        {
            CheckBody(exchange, route);
        }
    }

    private static void CheckParameters(ApiExchange exchange, ApiRoute route)
    {
        var parameters = route.Method.Object("requestParameters") ?? [];
        string[] missing =
        [
            .. parameters
                .Where(each => parameters.Flag(each.Key) == true)
                .Select(static each => each.Key.Split('.', 4))
                .Where(parts => string.IsNullOrEmpty(MappingTemplate.Parameter(exchange, parts[2], parts[3])))
                .Select(static parts => parts[3]),
        ];
        if (missing.Length > 0)
        {
            throw new GatewayAnswerException(
                GatewayResponseType.BadParameters,
                $"Missing required request parameters: [{string.Join(", ", missing)}]"
            );
        }
    }

    // a content type without a model of its own, and without $default, is not checked
    private static void CheckBody(ApiExchange exchange, ApiRoute route)
    {
        var wanted = route.Method.Object("requestModels") ?? [];
        var type = ApiExchange.MediaType(exchange.Call.Header("Content-Type")) ?? "application/json";
        if (
            (wanted[type] ?? wanted["$default"]).Text() is not { } name
            || exchange.Definition.Models[name] is not JsonObject model
        )
        {
            return;
        }

        List<string> errors;
        try
        {
            var value = exchange.Call.Body.Length == 0 ? null : ModelledJson.Parse(exchange.Call.Body);
            errors = new SchemaValidation(
                exchange.Definition.Models,
                JsonNode.Parse(model.Text("schema") ?? "{}")!.AsObject()
            ).Errors(value);
        }
        catch (JsonException)
        {
            errors = ["Invalid JSON"];
        }

        if (errors.Count > 0)
        {
            throw new GatewayAnswerException(GatewayResponseType.BadBody, "Invalid request body")
            {
                ValidationError = $"[{string.Join(", ", errors)}]",
            };
        }
    }
}
