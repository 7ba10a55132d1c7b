using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>The members error and cause of events and answers, each only where there is one.</summary>
internal static class ErrorDetails
{
    public static JsonObject Of(string? error, string? cause)
    {
        var details = new JsonObject();
        if (error is not null)
        {
            details["error"] = error;
        }

        if (cause is not null)
        {
            details["cause"] = cause;
        }

        return details;
    }
}
