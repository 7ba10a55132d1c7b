using System.Text;

namespace AiChef.Targets.Alerts;

/// <summary>
/// Writes the template of the operations service, derived from the alarms of all other templates: the same bytes for
/// the same templates.
/// </summary>
internal static class OperationsTemplate
{
    /// <summary>The file name in backend/infrastructure.</summary>
    internal const string File = "operations-alerts.yaml";

    /// <summary>Most alarms that a composite alarm may name.</summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
    /// </remarks>
    private const int MostChildren = 100;

    private const int BodyIndent = 10;

    /// <summary>The template, with line feeds.</summary>
    /// <param name="services">The templates of all other services.</param>
    /// <exception cref="InvalidOperationException">An alarm cannot be drawn, or there are too many.</exception>
    internal static string TextOf(IEnumerable<ServiceAlarms> services)
    {
        var own = new ServiceAlarms(
            "Alerts",
            "operations",
            $"Resources:\n{OperationsTexts.Topic}\n{OperationsTexts.FailedAlerts}"
        );
        var all = services.Append(own).ToList();
        var names = new AlarmNames(all);
        if (names.Texts.Count > MostChildren)
        {
            throw new InvalidOperationException(
                $"a composite alarm takes {MostChildren} alarms, and the templates have {names.Texts.Count}"
            );
        }

        return OperationsTexts.Head
            + OperationsTexts.Conditions
            + string.Concat(names.Conditions.Select(static each => $"  {each.Key}: {each.Value}\n"))
            + "\nResources:\n"
            + string.Join(
                '\n',
                [
                    OperationsTexts.Topic,
                    OperationsTexts.Policy,
                    .. OperationsTexts.Emails,
                    OperationsTexts.Webhook,
                    OperationsTexts.FailedAlerts,
                    Unwell(names),
                    OperationsTexts.Budget,
                    Dashboard(all, names),
                ]
            )
            + OperationsTexts.Outputs;
    }

    private static string Unwell(AlarmNames names) =>
        OperationsTexts.Unwell
        + $"""
                  AlarmRule:
                    Fn::Sub:
                      - >-
            {Indented(
                string.Join(" OR\n", names.Texts.Select(static name => $"ALARM(\"{name}\")")),
                BodyIndent + 2
            )}
                      - {names.Variables.ToJsonString(AlarmNames.Readable)}

            """.ReplaceLineEndings(
            "\n"
        );

    private static string Dashboard(IReadOnlyList<ServiceAlarms> services, AlarmNames names) =>
        OperationsTexts.Dashboard
        + $"""
                  DashboardBody:
                    Fn::Sub:
                      - |
            {Indented(DashboardBody.Of(services, names.Texts), BodyIndent + 2)}
                      - {names.Variables.ToJsonString(AlarmNames.Readable)}

            """.ReplaceLineEndings("\n");

    private static string Indented(string text, int blanks)
    {
        var indented = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            indented.Append(' ', blanks).Append(line).Append('\n');
        }
        return indented.ToString().TrimEnd('\n');
    }
}
