using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Deployment.Reports;

/// <summary>A run as JSON, for programs: durations in seconds, names in camel case, unknown values null.</summary>
/// <remarks>Written value by value: a serializer, even a generated one, costs every run about 25 ms.</remarks>
public sealed class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Utf8JsonWriter _json;

    private JsonReport(Utf8JsonWriter json) => _json = json;

    /// <summary>The text, with a line feed at its end.</summary>
    public static string Of(RunReport report)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            new JsonReport(json).Write(report);
        }

        return $"{Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length)}\n";
    }

    private void Write(RunReport report)
    {
        _json.WriteStartObject();
        _json.WriteString("environment", report.Environment);
        _json.WriteBoolean("succeeded", report.Succeeded);
        _json.WriteBoolean("isDryRun", report.IsDryRun);
        _json.WriteString("started", report.Started);
        Write("duration", report.Duration);
        _json.WriteNumber("retries", report.Retries);
        _json.WriteString("commit", report.Origin.Commit);
        _json.WriteString("commitLink", report.Origin.CommitLink?.AbsoluteUri);
        _json.WriteString("run", report.Origin.RunLink?.AbsoluteUri);
        Write("targets", report.Targets, Write);
        Write("services", report.Services, Write);
        _json.WriteString("tests", report.Tests?.Result);
        Write("testsFailure", report.Tests?.Failure);
        _json.WriteEndObject();
    }

    private void Write(ServiceReport service)
    {
        _json.WriteStartObject();
        _json.WriteString("title", service.Title);
        _json.WriteString(
            "result",
            service.Result switch
            {
                ServiceResult.Succeeded => "succeeded",
                ServiceResult.Failed => "failed",
                _ => "skipped",
            }
        );
        _json.WriteString("summary", service.Summary);
        Write("duration", service.Duration);
        Write("stacks", service.Stacks, Write);
        Write("steps", service.Steps, _json.WriteStringValue);
        Write("failure", service.Failure);
        _json.WriteEndObject();
    }

    private void Write(StackReport stack)
    {
        _json.WriteStartObject();
        _json.WriteString("stack", stack.Stack);
        _json.WriteString(
            "effect",
            stack.Effect switch
            {
                StackEffect.Deployed => "deployed",
                StackEffect.Unchanged => "unchanged",
                StackEffect.Planned => "planned",
                _ => null,
            }
        );
        Write(stack.Forecast);
        _json.WriteString("before", stack.Before);
        _json.WriteString("after", stack.After);
        _json.WriteString("changeSetId", stack.ChangeSetId);
        _json.WriteString("operationId", stack.OperationId);
        _json.WriteNumber("retries", stack.Retries);
        if (stack.Forecast is { Changes: null })
        {
            // Not known, which is not the same as none.
            _json.WriteNull("changes");
        }
        else
        {
            Write("changes", stack.Changes, Write);
        }

        Write("events", stack.Events, Write);
        _json.WriteStartObject("outputs");
        foreach (var (key, value) in stack.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            _json.WriteString(key, value);
        }

        _json.WriteEndObject();
        Write("started", stack.Started);
        Write("duration", stack.Duration);
        Write("failure", stack.Failure);
        _json.WriteEndObject();
    }

    private void Write(StackForecast? forecast)
    {
        if (forecast is null)
        {
            _json.WriteNull("forecast");
            return;
        }
        _json.WriteStartObject("forecast");
        _json.WriteString("kind", ForecastText.NameOf(forecast.Kind));
        _json.WriteString("text", ForecastText.Of(forecast));
        _json.WriteString("reason", forecast.Reason);
        _json.WriteEndObject();
    }

    private void Write(PlannedChange change)
    {
        _json.WriteStartObject();
        _json.WriteString("action", change.Action);
        _json.WriteString("logicalId", change.LogicalId);
        _json.WriteString("type", change.Type);
        _json.WriteString("replacement", change.Replacement);
        _json.WriteString("policyAction", change.PolicyAction);
        _json.WriteString("physicalId", change.PhysicalId);
        Write("properties", change.Properties, _json.WriteStringValue);
        Write("values", change.Values, Write);
        Write("policies", change.Policies, _json.WriteStringValue);
        _json.WriteEndObject();
    }

    private void Write(PropertyChange value)
    {
        _json.WriteStartObject();
        _json.WriteString("path", value.Path);
        _json.WriteString("before", value.Before);
        _json.WriteString("after", value.After);
        _json.WriteEndObject();
    }

    private void Write(EventReport each)
    {
        _json.WriteStartObject();
        _json.WriteString("time", each.Time);
        _json.WriteString("stack", each.Stack);
        _json.WriteString("logicalId", each.LogicalId);
        _json.WriteString("type", each.Type);
        _json.WriteString("status", each.Status);
        _json.WriteString("reason", each.Reason);
        _json.WriteEndObject();
    }

    private void Write(TargetReport target)
    {
        _json.WriteStartObject();
        _json.WriteString("name", target.Name);
        Write("needs", target.Needs, _json.WriteStringValue);
        _json.WriteString("status", target.Status);
        Write("duration", target.Duration);
        _json.WriteEndObject();
    }

    private void Write(string name, FailureReport? failure)
    {
        if (failure is null)
        {
            _json.WriteNull(name);
            return;
        }
        _json.WriteStartObject(name);
        _json.WriteString("cause", failure.Cause);
        Write("details", failure.Details, _json.WriteStringValue);
        _json.WriteString("next", failure.Next);
        _json.WriteEndObject();
    }

    private void Write(string name, TimeSpan duration) => _json.WriteNumber(name, Math.Round(duration.TotalSeconds, 3));

    private void Write(string name, TimeSpan? duration)
    {
        if (duration is { } known)
        {
            Write(name, known);
        }
        else
        {
            _json.WriteNull(name);
        }
    }

    private void Write<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        _json.WriteEndArray();
    }
}
