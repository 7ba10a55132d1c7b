using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AiChef.Deployment.CloudFormation;

namespace AiChef.Deployment.Reports;

/// <summary>A run as JSON, for programs: durations in seconds, names in camel case, unknown values null.</summary>
public static class JsonReport
{
    private static readonly JsonReportContext Context = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<StackEffect>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<ServiceResult>(JsonNamingPolicy.CamelCase), new Seconds() },
    });

    /// <summary>The text, with a line feed at its end.</summary>
    public static string Of(RunReport report) => $"{JsonSerializer.Serialize(report, Context.RunReport)}\n";

    private sealed class Seconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value.TotalSeconds, 3));
    }
}

/// <summary>Generated when the build is compiled: looking at types while it runs would cost every run some 50 ms.</summary>
[JsonSerializable(typeof(RunReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
