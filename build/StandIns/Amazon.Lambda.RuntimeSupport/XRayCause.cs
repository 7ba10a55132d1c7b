using System.Diagnostics;

namespace Amazon.Lambda.RuntimeSupport;

// The cause of an error that X-Ray shows.
internal static class XRayCause
{
    // A header takes ASCII only, so everything else is escaped.
    internal static string Of(Exception exception) =>
        ExceptionJson.Written(
            default,
            w =>
            {
                var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames();
                w.WriteStartObject();
                w.WriteString("working_directory", Environment.CurrentDirectory);
                w.WriteStartArray("exceptions");
                w.WriteStartObject();
                w.WriteString("type", exception.GetType().Name);
                w.WriteString("message", exception.Message);
                w.WriteStartArray("stack");
                foreach (var frame in frames)
                {
                    w.WriteStartObject();
                    w.WriteString("path", frame.GetFileName());
                    w.WriteNumber("line", frame.GetFileLineNumber());
                    w.WriteString("label", frame.GetMethod()?.Name);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
                w.WriteEndArray();
                w.WriteStartArray("paths");
                foreach (var path in frames.Select(f => f.GetFileName()).Where(p => p is not null).Distinct())
                {
                    w.WriteStringValue(path);
                }

                w.WriteEndArray();
                w.WriteEndObject();
            }
        );
}
