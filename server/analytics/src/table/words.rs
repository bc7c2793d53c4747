//! The words by which people name columns, in the languages of meters' portals: English, German,
//! French, Spanish, Italian, Dutch, Danish. Leaves out units (`unit`).

/// Words with a space between them.
pub(super) type Words = &'static str;

/// Times.
pub(super) const TIMES: Words = "timestamp time datetime date day hour month ts ds unix unixtime unixtimestamp epoch epochtime when period interval start begin from end until \
    utc zeit zeitstempel zeitpunkt uhrzeit datum tag monat von bis beginn ende messzeit ablesedatum horodate horodatage heure jour \
    mois début debut fin fecha hora día mes inicio data ora giorno mese inizio tijd tijdstip tijdstempel maand dag van tot tidspunkt \
    dato";
/// The start of a period, and its end.
pub(super) const STARTS: Words = "start starting begin beginning from von ab beginn inicio desde début debut inizio van dal da";
pub(super) const ENDS: Words = "end ending ended to until till bis ende fin hasta fine tot al";

/// Hours of a day by their number, and parts of a day that may be shorter.
pub(super) const HOURS: Words = "hour hours hr he hourending h stunde stunden std heure heures hora horas ora ore uur uren time timer \
    zeit uhrzeit tijd";
pub(super) const PARTS_OF_A_DAY: Words = "interval intervalo intervalle intervall period periodo período periode sp ptu quarter \
    viertelstunde cuarto quart kwartier kvarter";

/// What is measured.
pub(super) const VALUES: Words = "value values y energy consumption consumed usage use used demand load power reading readings \
    register index counter volume quantity amount total import imported export exported delivered returned production generation \
    produced generated measurement electricity gas water heat wert messwert verbrauch bezug energie leistung wirkleistung strom wasser wärme zählerstand zaehlerstand stand \
    einspeisung erzeugung lieferung consommation énergie puissance valeur injection soutirage consumo energía energia potencia \
    potenza valor valore lectura lettura verbruik vermogen meterstand waarde afname offtake teruglevering injectie forbruk forbrug";
/// What is no flow, whatever its numbers are.
pub(super) const OTHERS: Words = "id ean meter number nr no serial status quality flag estimated estimation type humidity feuchte \
    count row line wind pressure rain label event latitude longitude caloric occupancy prm cups";
/// The largest or smallest of a period: no flow, even with a unit of one.
pub(super) const EXTREMES: Words = "max maximum peak min minimum spitze";

/// A register, an amount, a rate.
pub(super) const REGISTERS: Words = "register index counter reading readings cumulative cumulated zählerstand zaehlerstand meterstand \
    stand kumuliert lectura lettura relevé cumulé";
pub(super) const AMOUNTS: Words = "energy consumption consumed usage use import export energie verbrauch bezug erzeugung einspeisung \
    consommation énergie consumo energia energía verbruik production generation";
pub(super) const RATES: Words = "power demand load leistung wirkleistung last puissance potencia potenza vermogen";

/// Temperatures; those of the weather, and those of something else.
pub(super) const TEMPERATURES: Words =
    "temp temperature temperatur außentemperatur aussentemperatur température temperatura temperatuur oat tout";
pub(super) const OUTDOORS: Words = "outdoor outdoors outside ambient air außen aussen exterior extérieure esterna buiten";
pub(super) const INDOORS: Words =
    "indoor room inside interior flow return supply setpoint water vorlauf rücklauf innen raum dewpoint";

/// A column with a unit in each row.
pub(super) const UNITS: Words = "unit units uom einheit unité unite unidad unità eenheid";
pub(super) const UTC: Words = "utc gmt";

/// What is measured beside a flow of energy, by a unit within a name.
pub(super) const BESIDE: Words = "va kva mva vah kvah var kvar mvar varh kvarh hz volt volts ampere amperes amps % co2";
/// Money.
pub(super) const MONEY: Words =
    "eur euro euros usd gbp chf cent cents ct cost costs price kosten preis prix prijs precio prezzo costo coste";

/// The words of a name, as they are written.
pub(super) fn words(name: &str) -> Vec<&str> {
    name.split(|c: char| !c.is_alphanumeric() && !"°%³".contains(c)).filter(|word| !word.is_empty()).collect()
}

/// Whether a word is among these.
pub(super) fn is_among(word: &str, wanted: Words) -> bool {
    let word = word.to_lowercase();
    wanted.split_whitespace().any(|one| one == word)
}

/// Whether a name has one of these words.
pub(super) fn has(name: &str, wanted: Words) -> bool {
    words(name).iter().any(|word| is_among(word, wanted))
}
