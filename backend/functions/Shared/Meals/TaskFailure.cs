using System.Text.Json;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Meals;

/// <summary>Why a task of the workflow failed, read from what Step Functions caught.</summary>
/// <param name="Error">The name of the error, such as <c>ModelException</c> or <c>States.Timeout</c>.</param>
/// <param name="Reason">What the failed function or service says of it.</param>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html</remarks>
public sealed record TaskFailure(string Error, string Reason)
{
    /// <summary>The cause of a cause, and so on: a task in a branch has three.</summary>
    private const int Deepest = 5;

    /// <summary>A failure of which nothing is known.</summary>
    public static TaskFailure Unknown { get; } = new("Unknown", "no reason is known");

    /// <summary>
    /// The first failure of all that <c>{"Error": …, "Cause": …}</c> holds: the cause is that of a Fail state, in JSON,
    /// or what a Lambda function answers, in JSON, or the text of a service.
    /// </summary>
    public static TaskFailure Read(JsonElement caught)
    {
        var (error, cause) = (JsonText.Of(caught, "Error"), JsonText.Of(caught, "Cause"));
        return error is null ? Unknown : Read(error, cause ?? "");
    }

    /// <summary>The first failure below an error with its cause.</summary>
    public static TaskFailure Read(string error, string cause)
    {
        for (var depth = 0; depth < Deepest && Parsed(cause) is { } inner; depth++)
        {
            if (JsonText.Of(inner, "Error") is { } next)
            {
                (error, cause) = (next, JsonText.Of(inner, "Cause") ?? "");
            }
            else if (JsonText.Of(inner, "errorMessage") is { } message)
            {
                return new(JsonText.Of(inner, "errorType") ?? error, message);
            }
            else
            {
                break;
            }
        }

        return new(error, cause.Length == 0 ? Unknown.Reason : cause);
    }

    private static JsonElement? Parsed(string text)
    {
        try
        {
            return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
