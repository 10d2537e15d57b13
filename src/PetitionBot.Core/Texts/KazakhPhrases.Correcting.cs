namespace PetitionBot.Core.Texts;

internal sealed partial class KazakhPhrases
{
    public override string CorrectButton => "✏️ Деректерімді түзету";
    public override string CorrectYesButton => "✅ Түзетуді сақтау";
    public override string CorrectOnlyCountedNote => "Тек есепке алынған қолтаңбаны түзетуге болады.";

    public override string CorrectHint(long number) =>
        $"✏️ <b>№\u00a0{Number(number)} қолтаңбаны түзетеміз</b>\n"
        + "Бұрынғы жауаптарыңызды көрсете алмаймын, сондықтан бәрін қайта толтырып шығыңызшы. Нөміріңіз бен қол қойған мәтініңіз өзгермейді.";

    public override string CorrectSummaryEnd(long number) =>
        $"Бұл №\u00a0{Number(number)} қолтаңбаңыздағы бұрынғы жауаптардың бәрін алмастырады. "
        + "Ашық журналдан оның бүгін түзетілгені көрінеді, ал нақты не өзгергені көрінбейді.";

    public override string CorrectDone(long number) => $"✅ <b>Түзетілді.</b> №\u00a0{Number(number)} қолтаңбаңыз бұрынғыша есепте.";
    public override string CorrectTooOften(DateOnly from) => $"Соңғы 30\u00a0күнде бұл қолтаңбаны үш рет түзеттіңіз. {Date(from)} күнінен бастап қайта түзетуге болады.";
    public override string CorrectCancelled => "Ештеңе өзгерген жоқ: қолтаңбаңыз сол күйінде қалды. Енгізгеніңіз ұмытылды, чаттан да өшіріледі.";
    public override string AfterOutageCorrecting => "Бот біраз уақыт істемей тұрды. Күттіріп қойғанымыз үшін кешіріңіз! Түзету әлі аяқталған жоқ, бірақ ештеңе жоғалған жоқ: жалғастыра аласыз.";
}
