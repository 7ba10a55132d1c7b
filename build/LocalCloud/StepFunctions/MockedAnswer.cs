using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.ServiceModels;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// Holds the result of a mock against what the API would answer: the types of all members that are given, and in the
/// mode STRICT that the required ones are there. Members that the API does not know are let through, as on AWS.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html</remarks>
internal sealed class MockedAnswer
{
    private const string Sdk = "aws-sdk:";

    // as Step Functions calls them, and as the models are called
    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["cloudwatchlogs"] = "logs",
        ["sfn"] = "stepfunctions",
        ["states"] = "stepfunctions",
    };

    private readonly bool _isStrict;

    private MockedAnswer(bool isStrict) => _isStrict = isStrict;

    /// <summary>Refuses a result that the API could not give.</summary>
    /// <param name="resource">The resource of the task.</param>
    /// <param name="result">The result.</param>
    /// <param name="mode">STRICT, PRESENT or NONE; null where the caller leaves it to the default.</param>
    public static void Check(TaskResource resource, JsonNode? result, string? mode)
    {
        if (mode == "NONE" || resource.Kind != TaskKind.Service)
        {
            return;
        }

        if (OperationOf(resource) is { } operation)
        {
            new MockedAnswer(mode != "PRESENT").Members(operation.Output, result);
        }
        else if (mode is not null)
        {
            throw StepFunctionsErrors.Validation(
                $"LocalCloud does not model the field validation of mocks of {resource.Arn} "
                    + $"(fieldValidationMode {mode}), only NONE"
            );
        }
    }

    private static ServiceOperation? OperationOf(TaskResource resource)
    {
        var service = resource.IsSdk ? resource.Service[Sdk.Length..] : resource.Service;
        var model = Models.GetValueOrDefault(service, service);
        // the integration with functions answers their payload as JSON, which the API does not
        var isOther = resource is { IsSdk: false, Service: "lambda" or "apigateway" };
        var action = resource.Pattern is TaskPattern.Sync or TaskPattern.Sync2 ? "describeExecution" : resource.Action;
        return isOther || !ServiceModel.Services.Contains(model) ? null : ServiceModel.Of(model).Find(Pascal(action));
    }

    private void Members(Shape? shape, JsonNode? value)
    {
        if (shape is null || value is not JsonObject members)
        {
            return;
        }

        foreach (var member in shape.Members)
        {
            var name = Pascal(member.Name);
            if (members[name] is { } given)
            {
                Value(member.Shape, given, name);
            }
            else if (_isStrict && member.IsRequired)
            {
                throw Refusal($"Required field '{name}' is missing");
            }
        }
    }

    private void Value(Shape shape, JsonNode value, string name)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                Is(value is JsonObject, name, "an object");
                Members(shape, value);
                break;
            case ShapeKind.Map:
                Is(value is JsonObject, name, "an object");
                Bounds(shape, value.AsObject().Count, name);
                foreach (var (_, each) in value.AsObject().Where(static each => each.Value is not null))
                {
                    Value(shape.Value!.Shape, each!, name);
                }

                break;
            case ShapeKind.List:
                Is(value is JsonArray, name, "an array");
                Bounds(shape, value.AsArray().Count, name);
                foreach (var each in value.AsArray().OfType<JsonNode>())
                {
                    Value(shape.Element!.Shape, each, name);
                }

                break;
            case ShapeKind.Boolean:
                Is(value.GetValueKind() is JsonValueKind.True or JsonValueKind.False, name, "a boolean");
                break;
            case ShapeKind.String or ShapeKind.Blob or ShapeKind.Timestamp:
                Is(value.GetValueKind() == JsonValueKind.String, name, "a string");
                Bounds(shape, value.GetValue<string>().Length, name);
                break;
            default:
                Is(value.GetValueKind() == JsonValueKind.Number, name, "a number");
                Range(shape, value.GetValue<double>(), name);
                break;
        }
    }

    private static void Is(bool isSo, string name, string what)
    {
        if (!isSo)
        {
            throw Refusal($"Field '{name}' must be {what}");
        }
    }

    private static void Bounds(Shape shape, int length, string name)
    {
        if (length < shape.Minimum)
        {
            throw Refusal($"Field '{name}' is smaller than the minimum length");
        }

        if (length > shape.Maximum)
        {
            throw Refusal($"Field '{name}' exceeds the maximum length");
        }
    }

    private static void Range(Shape shape, double number, string name)
    {
        if (number < shape.Minimum)
        {
            throw Refusal($"Field '{name}' is less than the minimum value");
        }

        if (number > shape.Maximum)
        {
            throw Refusal($"Field '{name}' exceeds the maximum value");
        }
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static Wire.AwsException Refusal(string problem) =>
        StepFunctionsErrors.Validation($"Mock result schema validation error: {problem}");
}
