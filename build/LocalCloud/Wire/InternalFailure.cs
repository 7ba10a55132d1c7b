namespace AiChef.LocalCloud.Wire;

/// <summary>A failure of LocalCloud itself while it served a request.</summary>
/// <param name="Error">The error for the client, without internal details.</param>
/// <param name="Notice">One line for the person who runs LocalCloud: which request, what happened, where.</param>
internal sealed record InternalFailure(AwsException Error, string Notice)
{
    public static InternalFailure Of(RequestRoute route, HttpCall call, Exception bug)
    {
        // a too deeply nested input is a mistake of the request
        if (bug is InsufficientExecutionStackException)
        {
            return new(
                new("SerializationException", "The request is nested too deeply"),
                Line(route, call, "is nested too deeply")
            );
        }

        var error = new AwsException(
            route.Faults.InternalCode,
            $"LocalCloud failed to serve this request; its console tells why, with the request id {call.RequestId}",
            500
        );
        return new(error, Line(route, call, $"failed in LocalCloud: {bug.GetType().Name}: {bug.Message}{Place(bug)}"));
    }

    private static string Line(RequestRoute route, HttpCall call, string what)
    {
        var service = route.Service?.SigningName ?? route.Asked;
        var text =
            $"{service} {route.Operation ?? $"{call.Method} {call.RawPath}"} {what} (request id {call.RequestId})";
        return string.Join(
            ' ',
            text.Split(
                (char[])['\r', '\n', '\t'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        );
    }

    private static string Place(Exception bug) =>
        bug
            .StackTrace?.Split('\n')
            .FirstOrDefault(static line => line.Contains(nameof(LocalCloud), StringComparison.Ordinal))
            is { } frame
            ? $", {frame.Trim()}"
            : "";
}
