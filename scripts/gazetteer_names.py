"""What GeoNames does not say and make_gazetteer.py needs: names of first-level regions by GeoNames' codes, the usual
English name where GeoNames has another, and names that are also common words or names of persons."""

REGIONS = {  # country -> "code name; code name"
    "SY": "01 Al-Hasakah; 02 Latakia; 03 Quneitra; 04 Raqqa; 05 As-Suwayda; 06 Daraa; 07 Deir ez-Zor; 08 Rif Dimashq; 09 "
    "Aleppo; 10 Hama; 11 Homs; 12 Idlib; 13 Damascus; 14 Tartus",
    "LB": "04 Beirut; 05 Mount Lebanon; 06 South Lebanon; 07 Nabatieh; 08 Bekaa; 09 North Lebanon; 10 Akkar; 11 Baalbek-Hermel",
    "IQ": "01 Anbar; 02 Basra; 03 Muthanna; 04 Qadisiyah; 05 Sulaymaniyah; 06 Babil; 07 Baghdad; 08 Dohuk; 09 Dhi Qar; 10 "
    "Diyala; 11 Erbil; 12 Karbala; 13 Kirkuk; 14 Maysan; 15 Nineveh; 16 Wasit; 17 Najaf; 18 Salah al-Din; 19 Halabja",
    "JO": "02 Balqa; 09 Karak; 12 Tafilah; 15 Mafraq; 16 Amman; 17 Zarqa; 18 Irbid; 19 Ma'an; 20 Ajloun; 21 Aqaba; 22 Jerash; "
    "23 Madaba",
    "IL": "00 Golan Heights; 01 Southern District; 02 Central District; 03 Northern District; 04 Haifa; 05 Tel Aviv; 06 "
    "Jerusalem; WE West Bank",
    "PS": "GZ Gaza Strip; WE West Bank",
    "TR": "02 Adiyaman; 03 Afyonkarahisar; 04 Agri; 05 Amasya; 07 Antalya; 08 Artvin; 09 Aydin; 10 Balikesir; 11 Bilecik; 12 "
    "Bingol; 13 Bitlis; 14 Bolu; 15 Burdur; 16 Bursa; 17 Canakkale; 19 Corum; 20 Denizli; 21 Diyarbakir; 22 Edirne; 23 "
    "Elazig; 24 Erzincan; 25 Erzurum; 26 Eskisehir; 28 Giresun; 31 Hatay; 32 Mersin; 33 Isparta; 34 Istanbul; 35 Izmir; "
    "37 Kastamonu; 38 Kayseri; 39 Kirklareli; 40 Kirsehir; 41 Kocaeli; 43 Kutahya; 44 Malatya; 45 Manisa; 46 "
    "Kahramanmaras; 48 Mugla; 49 Mus; 50 Nevsehir; 52 Ordu; 53 Rize; 54 Sakarya; 55 Samsun; 57 Sinop; 58 Sivas; 59 "
    "Tekirdag; 60 Tokat; 61 Trabzon; 62 Tunceli; 63 Sanliurfa; 64 Usak; 65 Van; 66 Yozgat; 68 Ankara; 69 Gumushane; 70 "
    "Hakkari; 71 Konya; 72 Mardin; 73 Nigde; 74 Siirt; 75 Aksaray; 76 Batman; 77 Bayburt; 78 Karaman; 79 Kirikkale; 80 "
    "Sirnak; 81 Adana; 82 Cankiri; 83 Gaziantep; 84 Kars; 85 Zonguldak; 86 Ardahan; 87 Bartin; 88 Igdir; 89 Karabuk; 90 "
    "Kilis; 91 Osmaniye; 92 Yalova; 93 Duzce",
    "IR": "01 West Azerbaijan; 03 Chaharmahal and Bakhtiari; 04 Sistan and Baluchestan; 05 Kohgiluyeh and Boyer-Ahmad; 07 "
    "Fars; 08 Gilan; 09 Hamadan; 10 Ilam; 11 Hormozgan; 13 Kermanshah; 15 Khuzestan; 16 Kurdistan; 22 Bushehr; 23 "
    "Lorestan; 25 Semnan; 26 Tehran; 28 Isfahan; 29 Kerman; 32 Ardabil; 33 East Azerbaijan; 34 Markazi; 35 Mazandaran; "
    "36 Zanjan; 37 Golestan; 38 Qazvin; 39 Qom; 40 Yazd; 41 South Khorasan; 42 Razavi Khorasan; 43 North Khorasan; 44 "
    "Alborz",
    "YE": "01 Abyan; 02 Aden; 03 Al-Mahrah; 04 Hadhramaut; 05 Shabwa; 08 Hodeidah; 10 Al-Mahwit; 11 Dhamar; 14 Marib; 15 "
    "Saada; 16 Sanaa Governorate; 18 Dhale; 19 Amran; 20 Al-Bayda; 21 Al-Jawf; 22 Hajjah; 23 Ibb; 24 Lahj; 25 Taiz; 26 "
    "Sanaa; 27 Raymah; 28 Socotra",
    "LY": "63 Jabal al-Akhdar; 64 Jufra; 65 Kufra; 66 Marj; 67 Nuqat al-Khams; 68 Zawiya; 69 Benghazi; 70 Derna; 71 Ghat; 72 "
    "Misrata; 73 Murzuq; 74 Nalut; 75 Sabha; 76 Sirte; 77 Tripoli; 78 Wadi al-Shatii; 79 Butnan; 80 Jabal al-Gharbi; 81 "
    "Jafara; 82 Murqub; 83 Al Wahat; 84 Wadi al-Hayat",
    "SD": "29 Khartoum; 36 Red Sea; 38 Gezira; 39 Gedaref; 41 White Nile; 42 Blue Nile; 43 Northern; 47 West Darfur; 49 South "
    "Darfur; 50 South Kordofan; 52 Kassala; 53 River Nile; 55 North Darfur; 56 North Kordofan; 58 Sennar; 60 East "
    "Darfur; 61 Central Darfur; 62 West Kordofan",
    "SS": "01 Central Equatoria; 02 Eastern Equatoria; 03 Jonglei; 04 Lakes; 05 Northern Bahr el Ghazal; 06 Unity; 07 Upper "
    "Nile; 08 Warrap; 09 Western Bahr el Ghazal; 10 Western Equatoria",
    "EG": "01 Dakahlia; 02 Red Sea; 03 Beheira; 04 Faiyum; 05 Gharbia; 06 Alexandria; 07 Ismailia; 08 Giza; 09 Monufia; 10 "
    "Minya; 11 Cairo; 12 Qalyubia; 13 New Valley; 14 Sharqia; 15 Suez; 16 Aswan; 17 Asyut; 18 Beni Suef; 19 Port Said; "
    "20 Damietta; 21 Kafr el-Sheikh; 22 Matrouh; 23 Qena; 24 Sohag; 26 South Sinai; 27 North Sinai; 28 Luxor",
    "AF": "01 Badakhshan; 02 Badghis; 03 Baghlan; 05 Bamyan; 06 Farah; 07 Faryab; 08 Ghazni; 09 Ghor; 10 Helmand; 11 Herat; "
    "13 Kabul; 14 Kapisa; 17 Logar; 18 Nangarhar; 19 Nimruz; 23 Kandahar; 24 Kunduz; 26 Takhar; 27 Wardak; 28 Zabul; 29 "
    "Paktika; 30 Balkh; 31 Jowzjan; 32 Samangan; 33 Sar-e Pol; 34 Kunar; 35 Laghman; 36 Paktia; 37 Khost; 38 Nuristan; "
    "39 Uruzgan; 40 Parwan; 41 Daykundi; 42 Panjshir",
    "PK": "02 Balochistan; 03 Khyber Pakhtunkhwa; 04 Punjab; 05 Sindh; 06 Azad Kashmir; 07 Gilgit-Baltistan; 08 Islamabad",
    "SA": "02 Al Bahah; 05 Medina; 06 Eastern Province; 08 Qassim; 10 Riyadh; 11 Asir; 13 Hail; 14 Mecca; 15 Northern "
    "Borders; 16 Najran; 17 Jizan; 19 Tabuk; 20 Al-Jawf",
    "UA": "01 Cherkasy; 02 Chernihiv; 03 Chernivtsi; 04 Dnipropetrovsk; 05 Donetsk; 06 Ivano-Frankivsk; 07 Kharkiv; 08 "
    "Kherson; 09 Khmelnytskyi; 10 Kirovohrad; 11 Crimea; 12 Kyiv City; 13 Kyiv; 14 Luhansk; 15 Lviv; 16 Mykolaiv; 17 "
    "Odesa; 18 Poltava; 19 Rivne; 20 Sevastopol; 21 Sumy; 22 Ternopil; 23 Vinnytsia; 24 Volyn; 25 Zakarpattia; 26 "
    "Zaporizhzhia; 27 Zhytomyr",
    "RU": "01 Adygea; 07 Astrakhan; 08 Bashkortostan; 09 Belgorod; 10 Bryansk; 12 Chechnya; 16 Chuvashia; 17 Dagestan; 19 "
    "Ingushetia; 22 Kabardino-Balkaria; 23 Kaliningrad; 24 Kalmykia; 25 Kaluga; 27 Karachay-Cherkessia; 28 Karelia; 38 "
    "Krasnodar; 41 Kursk; 42 Leningrad; 43 Lipetsk; 45 Mari El; 46 Mordovia; 47 Moscow Oblast; 48 Moscow; 49 Murmansk; "
    "51 Nizhny Novgorod; 52 Novgorod; 56 Oryol; 57 Penza; 60 Pskov; 61 Rostov; 62 Ryazan; 65 Samara; 66 Saint "
    "Petersburg; 67 Saratov; 68 North Ossetia; 69 Smolensk; 70 Stavropol; 71 Sverdlovsk; 72 Tambov; 73 Tatarstan; 76 "
    "Tula; 77 Tver; 80 Udmurtia; 81 Ulyanovsk; 83 Vladimir; 84 Volgograd; 85 Vologda; 86 Voronezh; 88 Yaroslavl; 90 "
    "Perm",
    "ML": "01 Bamako; 03 Kayes; 04 Mopti; 05 Segou; 06 Sikasso; 07 Koulikoro; 08 Timbuktu; 09 Gao; 10 Kidal; 12070575 "
    "Taoudenni; 12070577 Menaka",
    "NE": "01 Agadez; 02 Diffa; 03 Dosso; 04 Maradi; 06 Tahoua; 07 Zinder; 08 Niamey; 09 Tillaberi",
    "BF": "01 Boucle du Mouhoun; 02 Cascades; 03 Centre; 04 Centre-Est; 05 Centre-Nord; 06 Centre-Ouest; 07 Centre-Sud; 08 "
    "Est; 09 Hauts-Bassins; 10 Nord; 11 Plateau-Central; 12 Sahel; 13 Sud-Ouest",
    "NG": "05 Lagos; 11 Federal Capital Territory; 16 Ogun; 21 Akwa Ibom; 22 Cross River; 23 Kaduna; 24 Katsina; 25 Anambra; "
    "26 Benue; 27 Borno; 28 Imo; 29 Kano; 30 Kwara; 31 Niger; 32 Oyo; 35 Adamawa; 36 Delta; 37 Edo; 39 Jigawa; 40 "
    "Kebbi; 41 Kogi; 42 Osun; 43 Taraba; 44 Yobe; 45 Abia; 46 Bauchi; 47 Enugu; 48 Ondo; 49 Plateau; 50 Rivers; 51 "
    "Sokoto; 52 Bayelsa; 53 Ebonyi; 54 Ekiti; 55 Gombe; 56 Nasarawa; 57 Zamfara",
    "TD": "01 Batha; 02 Wadi Fira; 05 Guera; 06 Kanem; 07 Lac; 08 Logone Occidental; 09 Logone Oriental; 12 Ouaddai; 13 "
    "Salamat; 14 Tandjile; 15 Chari-Baguirmi; 16 Mayo-Kebbi Est; 17 Moyen-Chari; 18 Hadjer-Lamis; 19 Mandoul; 20 "
    "Mayo-Kebbi Ouest; 21 N'Djamena; 22 Barh el Gazel; 23 Borkou; 25 Sila; 26 Tibesti; 27 Ennedi Est; 28 Ennedi Ouest",
    "CF": "01 Bamingui-Bangoran; 02 Basse-Kotto; 03 Haute-Kotto; 04 Mambere-Kadei; 05 Haut-Mbomou; 06 Kemo; 07 Lobaye; 08 "
    "Mbomou; 09 Nana-Mambere; 11 Ouaka; 12 Ouham; 13 Ouham-Pende; 14 Vakaga; 15 Nana-Grebizi; 16 Sangha-Mbaere; 17 "
    "Ombella-M'Poko; 18 Bangui",
    "CD": "02 Equateur; 04 Kasai-Oriental; 06 Kinshasa; 08 Kongo Central; 10 Maniema; 11 North Kivu; 12 South Kivu; 13 "
    "Bas-Uele; 14 Haut-Katanga; 15 Haut-Lomami; 16 Haut-Uele; 17 Ituri; 18 Kasai; 19 Kwango; 20 Kwilu; 21 Lomami; 22 "
    "Lualaba; 23 Kasai-Central; 24 Mai-Ndombe; 25 Mongala; 26 Nord-Ubangi; 27 Sankuru; 28 Sud-Ubangi; 29 Tanganyika; 30 "
    "Tshopo; 31 Tshuapa",
    "SO": "01 Bakool; 02 Banaadir; 03 Bari; 04 Bay; 05 Galguduud; 06 Gedo; 07 Hiiraan; 08 Middle Juba; 09 Lower Juba; 10 "
    "Mudug; 12 Sanaag; 13 Middle Shabelle; 14 Lower Shabelle; 18 Nugaal; 19 Togdheer; 20 Woqooyi Galbeed; 21 Awdal; 22 "
    "Sool",
    "ET": "44 Addis Ababa; 45 Afar; 46 Amhara; 47 Benishangul-Gumuz; 48 Dire Dawa; 49 Gambela; 50 Harari; 51 Oromia; 52 "
    "Somali; 53 Tigray; 55 Central Ethiopia; 56 South Ethiopia; SI Sidama; SW South West Ethiopia",
    "ER": "01 Anseba; 02 Debub; 03 Southern Red Sea; 04 Gash-Barka; 05 Maekel; 06 Northern Red Sea",
    "MM": "01 Rakhine; 02 Chin; 03 Ayeyarwady; 04 Kachin; 05 Kayin; 06 Kayah; 08 Mandalay; 10 Sagaing; 11 Shan; 12 "
    "Tanintharyi; 13 Mon; 15 Magway; 16 Bago; 17 Yangon; 18 Naypyidaw",
    "AM": "01 Aragatsotn; 02 Ararat; 03 Armavir; 04 Gegharkunik; 05 Kotayk; 06 Lori; 07 Shirak; 08 Syunik; 09 Tavush; 10 "
    "Vayots Dzor; 11 Yerevan",
    "AZ": "09 Baku; 35 Nakhchivan; 20 Ganja; 54 Sumgayit",
    "GE": "02 Abkhazia; 04 Adjara; 51 Tbilisi; 65 Guria; 66 Imereti; 67 Kakheti; 68 Kvemo Kartli; 69 Mtskheta-Mtianeti; 70 "
    "Racha; 71 Samegrelo; 72 Samtskhe-Javakheti; 73 Shida Kartli",
    "DZ": "01 Algiers; 03 Batna; 04 Constantine; 06 Medea; 09 Oran; 12 Setif; 14 Tizi Ouzou; 15 Tlemcen; 18 Bejaia; 19 "
    "Biskra; 20 Blida; 21 Bouira; 22 Djelfa; 24 Jijel; 33 Tebessa; 34 Adrar; 38 Bechar; 40 Boumerdes; 43 El Oued; 46 "
    "Illizi; 50 Ouargla; 53 Tamanrasset; 54 Tindouf",
    "TN": "02 Kasserine; 03 Kairouan; 06 Jendouba; 14 Kef; 15 Mahdia; 16 Monastir; 17 Beja; 18 Bizerte; 19 Nabeul; 22 "
    "Siliana; 23 Sousse; 27 Ben Arous; 28 Medenine; 29 Gabes; 30 Gafsa; 31 Kebili; 32 Sfax; 33 Sidi Bouzid; 34 "
    "Tataouine; 35 Tozeur; 36 Tunis; 37 Zaghouan; 38 Ariana; 39 Manouba",
}

USUAL_NAMES = """
169577 Homs|Hims; 170063 Aleppo|Halab; 173811 Al-Hasakah|Hassakeh|Hasakeh|Hasaka|Al-Hasaka|Haseke|Hesekê|Hasaké|Hasaka city;
173377 Qamishli|Qamishlo|Kamishli|Al-Qamishli|Qamishly|Qamişlo; 172955 Raqqa|Ar-Raqqah|Rakka|Raqa|Racca; 170794 Deir ez-Zor|Deir
Ezzor|Deir al-Zor|Deir al-Zour|Dayr az-Zawr|Deir Azzor|Der Ezzor|Deir Ez Zor|Deir Azzour|Dair Alzour|Deirezzor|Dayr al-Zur;
174448 Al-Bukamal|Albu Kamal|Abu Kamal|Boukamal|Al-Boukamal|Bukamal|Al-Bu Kamal|Albukamal|Al-Bokamal|Bokamal|Abukamal; 173480
Al-Mayadin|Al-Mayadeen|Mayadin|Mayadeen|Mayadine; 173361 Al-Qaryatayn|Qaryatayn|Qaryatain|Al-Qaryatain|Qaryatein|Qaryateen;
172425 Al-Sukhna|Sukhnah|Sukhna|Sokhneh|Sukhneh; 163808 Palmyra|Tadmor|Tadmur; 172374 Tabqa|Al-Thawra|Al-Thawrah|Taqba|Tabaqa;
174036 Al-Ashara|Al-Asharah|Ashara|Al-Ashareh; 172408 As-Suwayda|Suweida|Sweida|Suwayda|Swaida|Sweidaa|Suwaida|Soueida; 174407
Abu Qalqal; 174611 Abu al-Duhur; 170887 Darbasiyah; 174259 Al-Dana; 174239 Dimas; 174030 Atarib; 173927 Al-Busayrah; 174018
Al-Bab; 170340 Al-Furqlus; 168478 Al-Ghandurah; 168422 Al-Khafsah; 173598 Al-Kiswah; 8559276 Al-Mansurah; 167577
Maabatli|Mabata|Mobata; 173434 Al-Mulayhah; 173416 Al-Musayfirah; 166503 Muzayrib|Muzeireb; 173530
Al-Malikiyah|Derik|Dêrik|Malikiya|Al-Malikiya; 173389 Qadmus; 173364 Qardaha|Kardaha; 165757 Al-Qahtaniyah|Tirbespi|Tirbespiye;
173334 Quneitra; 173331 Al-Qurayya; 173322 Al-Qusayr; 173312 Al-Qutayfah; 383661 Al-Yarubiyah; 173856 Al-Haffah; 8419677
Al-Hajar al-Aswad; 173797 Al-Hol; 173819 Al-Hirak; 170137 Al-Hader; 174043 Al-Arimah; 173193 Al-Nabk; 173178 Al-Nashabiyah;
172946 Al-Rastan|Rustan|Al-Rustan; 172922 Al-Ruhaybah|Rhaibeh|al-Rahiba; 169138 Al-Rai|Cobanbey; 172994 Ariha|Areeha; 172503
Al-Safira; 164947 Salamiyah; 163921 Al-Suqaylabiyah; 172415 Al-Susah; 172837 Al-Shaddadi; 172829 Al-Shajara; 172349 Al-Tall;
172327 Al-Tabni; 172059 Zabadani; 172045 Al-Zirbah; 172469 Al-Sanamayn; 170589 Al-Dumayr; 171998 Babbila; 171451
Binnish|Bennish; 171126 Busra al-Sham; 171830 Baniyas; 170865 Darkush; 170905 Daraa|Deraa|Dar'a|Dera'a|Dar'aa|Dara'a; 170785
Deir Hafir; 170797 Deir Atiyah; 170691 Dhiban; 170857 Darat Izza|Daret Ezza; 170892 Daraya; 170959 Dael; 170592 Douma; 174506
Hajin|Hajeen; 169375 Inkhil|Ankhil; 169341 Izraa; 174144 Ihsim; 172082 Azaz; 169304 Jableh; 169174 Jaramana; 169179 Jarablus;
169113 Jayrud; 169190 Jindires; 169023 Jisr al-Shughur; 168886 Jdeidet Yabous; 165997 Jasim; 168713 Kafr Batna; 168668 Kafr
Laha; 168634 Kafr Shams; 168629 Kafr Takharim|Kafr Takhareem; 168620 Kafr Zita; 168661 Kafr Nabl|Kafr Nabil; 168579 Kanaker;
168519 Kessab; 168351 Khanasir; 167899 Khasham; 168355 Khan Arnabah; 168325 Khan Shaykhun; 167863 Kinsabba|Kansaba; 166742
Mhardeh; 167488 Mahin; 167357 Manbij|Membij|Minbij|Manbidj; 167208 Markada; 167080 Maskanah; 166946 Beit Jinn; 167046
Masyaf|Misyaf|Massyaf|Musyaf; 167558 Madaya; 167611 Maarat al-Numan|Ma'arat al-Nu'man|Maarrat al-Numan|Maaret al-Numan|Maarat
al-Nu'man|Ma'arrat al-Numan|Marat al-Numan; 167605 Maarat Misrin; 167538 Maadan; 167375 Maaloula; 167245 Marea; 166640
Morek|Murik; 162284 Muhassan; 166365 Nawa; 166331 Nubl|Nubul|Nebbol; 168061 Qabasin; 166251 Qudsaya; 166227 Qalaat al-Madiq;
165929 Qatana; 166111 Qara; 167880 Rabia; 165533 Rankous; 165509 Ras al-Ayn|Serekaniye|Serêkaniyê|Sari Kani|Ras al-Ain; 165571
Rajo; 164898 Salqin|Salqeen; 164816 Saraqib; 164782 Sarmin|Sarmeen; 164773 Saasaa; 164626 Shahba; 164451 Sharran; 164328 Sheikh
Miskin|Sheikh Miskeen; 164354 Sheikh al-Hadid|Shiye; 164164 Shuyukh Tahtani; 164083 Serghaya; 164025 Subaykhan; 164895 Suluk;
163799 Taftanaz; 163750 Tal Abyad; 163476 Tal Rifaat; 163470 Tal Salhab|Salhab; 163434 Tal Tamr; 163568 Tal Hamis|Tal Hamees;
163779 Talbiseh; 163596 Taldou; 163533 Tal Kalakh; 163330 Tasil|Tseel; 163811 Tadef; 162627 Yabroud; 162560 Zakiyah; 166716
Yarmouk Camp; 164917 Salkhad; 164717 Saidnaya; 164994 Sahnaya; 164071 Sarrin; 164052 Slunfeh; 165060 Safita; 163915 Suran;
163806 Tafas; 163345 Tartus; 163270 Taybat al-Imam; 170044 Halfaya; 170017 Hama|Hamah; 169897 Harasta; 169557 Hisya; 169858
Huraytan; 169866 Harem; 174186 Afrin|Efrin|Afreen; 172487 Assal al-Ward; 172232 Ain al-Fijah; 172256 Kobani|Kobane|Kobanê|Ain
al-Arab|Ayn al-Arab; 172134 Ain Issa|Ayn Issa|Ain Eissa; 169372 Arbin; 162803 Uqayribat|Uqerbat; 173230 Amuda; 173842
Al-Hamidiyah; 169389 Idlib|Idleb|Edlib; 173576 Latakia|Lattakia|Ladhiqiyah; 170654 Damascus|Dimashq|Al-Sham; 169886
Harbinafsah|Hirbnafsah|Hirbinafsah; 162706 Wadi al-Uyun|Wadi al-Oyoun; 2960 Ayn Halaqim|Ain Halaqim; 168708 Kafr Buhum|Kafrbhum;
170325 Ghabaghib|Ghabagheb; 170689 Dhibbin|Zibin|Thibeen; 166285 Kabbasin|Qabaseen; 171851 Banan|Banan al-Hoss; 171212
Bulbul|Balbal; 173462 Mismiyah|Musmiya
"""  # GeoNames id and the name that English reports use, then other spellings that they have

USUAL_BY_COUNTRY = {  # the same by GeoNames' own name: "GeoNames' name=usual name"
    "IQ": "Basrah=Basra; Nāḩiyat al Iskandarīyah=Iskandariyah; Al Mawşil al Jadīdah=New Mosul; "
    "Al Fallūjah=Fallujah; Al Ḩawījah=Hawija; Tall ‘Afar=Tal Afar; Bayjī=Baiji; Sāmarrā’=Samarra; Al Hillah=Hillah; Al "
    "‘Amārah=Amarah; Tikrīt=Tikrit; Sinjār=Sinjar; Al Qā’im=Al-Qaim; Dihok=Dohuk; Al Diwaniyah=Diwaniyah; Al-Kut=Kut; "
    "Abū Ghurayb=Abu Ghraib; Al Maḩmūdīyah=Mahmudiyah; Khānaqīn=Khanaqin; Ash Sharqāt=Sharqat; Al "
    "Miqdādīyah=Muqdadiyah; As Samawah=Samawah; Ţūz Khūrmātū=Tuz Khurmatu; Zaxo=Zakho; Az Zubayr=Zubayr; "
    "Ḩadīthah=Haditha; Hīt=Hit; Ar Ruţbah=Rutba; Rāwah=Rawa; ‘Anah=Ana; Ad Dujayl=Dujail; Mexmur=Makhmur; Al "
    "Qayyārah=Qayyarah; Al Ba‘āj=Baaj; Al ‘Awjah=Awja; Al ‘Amādīyah=Amadiya; Dāqūq=Daquq; Tallkayf=Tel Keppe; "
    "Barţalah=Bartella; Al-Hamdaniya=Hamdaniya; Al Khāliş=Khalis; Jamjamāl=Chamchamal; Umm Qaşr=Umm Qasr; Al Fāw=Faw; "
    "Aţ Ţārmīyah=Tarmiyah; Ṟuwandiz=Rawanduz; Mandalī=Mandali; Tāzah Khūrmātū=Taza Khurmatu; Baḥarkah=Baharka; "
    "Koysinceq=Koya; Baynjiwayn=Penjwen; Qeładizê=Qaladiza; Dukan=Dukan",
    "LB": "Aarsâl=Arsal; Nabatîyé et Tahta=Nabatieh; El Hermel=Hermel; Zahlé=Zahle; Batroûn=Batroun; Bent Jbaïl=Bint Jbeil; "
    "En Nâqoûra=Naqoura; Kfar Shouba=Kfar Shuba; Kfar Kila=Kfar Kila; Aïnâta=Ainata; Aanjar=Anjar; Brîtel=Brital; Aalma "
    "ech Chaab=Alma al-Shaab; Sîr ed Danniyé=Sir al-Dinniyeh; Joubb Jannîne=Joub Jannine; Tebnine=Tebnine; Qâna=Qana; "
    "Râchaïya el Ouadi=Rashaya; Chmistâr=Shmustar; Deïr el Ahmar=Deir al-Ahmar; Beït ed Dîne=Beiteddine; "
    "Zghartā=Zgharta",
    "JO": "Ar Ramthā=Ramtha; Jarash=Jerash; As Salţ=Salt; Karak City=Karak; Mādabā=Madaba; ‘Ajlūn=Ajloun; Aţ Ţafīlah=Tafilah",
    "IL": "Petaẖ Tiqva=Petah Tikva; Rishon LeTsiyyon=Rishon LeZion; Qiryat Shemona=Kiryat Shmona; Katzrin=Katzrin",
    "PS": "Khān Yūnis=Khan Younis; Rafaḩ=Rafah; Jabālyā=Jabalia; Dayr al Balaḩ=Deir al-Balah; Bayt Lāhyā=Beit Lahia; Bayt "
    "Ḩānūn=Beit Hanoun; Janīn=Jenin; Nāblus=Nablus; Ţūlkarm=Tulkarm; Qalqīlyah=Qalqilya; Arīḩā=Jericho",
    "YE": "Al Ḩudaydah=Hodeidah; Sa'dah=Saada; Ma'rib=Marib; ‘Amrān=Amran; Ḩajjah=Hajjah; Zinjibār=Zinjibar; Al "
    "Bayda=Al-Bayda; Aḑ Ḑāli‘=Dhale; Al Ghayz̧ah=Al-Ghaydah; Laḩij=Lahij; Zabīd=Zabid; Al Ḩazm=Al-Hazm; Bājil=Bajil; "
    "Bayt al Faqīh=Bayt al-Faqih",
    "LY": "Misratah=Misrata; Darnah=Derna; Al Khums=Khoms; Az Zāwīyah=Zawiya; Al Bayḑā’=Bayda; Şabrātah=Sabratha; Al "
    "‘Azīzīyah=Aziziya; Zuwarah=Zuwara; Al Burayqah=Brega; Murzuk=Murzuq; Nālūt=Nalut; Hūn=Hun; Tājūrā’=Tajoura; Al "
    "Marj=Marj; Ghadames=Ghadames; Qaşr Bin Ghashīr=Qasr bin Ghashir; Şurmān=Surman; Al Jawf=Kufra; Az "
    "Zuwaytīnah=Zuetina; Al Qubbah=Al-Qubbah",
    "SD": "Al Qadarif=Gedaref; Al-Junaynah=El Geneina; Ad-Damazin=Damazin; Al Manāqil=Managil; Zalinjay=Zalingei; An Nuhūd=En "
    "Nahud; Kabkābīyah=Kabkabiya; Al Mijlad=Muglad; Babanūsah=Babanusa; Ad-Damir=Ed Damer; Kuraymah=Karima; Burām=Buram",
    "UA": "Zaporizhzhya=Zaporizhzhia; Mykolayiv=Mykolaiv; Vinnytsya=Vinnytsia; Kryvyy Rih=Kryvyi Rih; Makiyivka=Makiivka; "
    "Slovyansk=Sloviansk; Yenakiyeve=Yenakiieve; Kostyantynivka=Kostiantynivka; Yevpatoriya=Yevpatoria; "
    "Feodosiya=Feodosia; Izmayil=Izmail; Kamyanske=Kamianske; Avdiyivka=Avdiivka; Volnovakha=Volnovakha; Lyman=Lyman; "
    "Izyum=Izium; Kupyansk=Kupiansk",
    "AF": "Herāt=Herat; Mazār-e Sharīf=Mazar-i-Sharif; Jalālābād=Jalalabad; Khōst=Khost; Lashkar Gāh=Lashkar Gah; "
    "Baghlān=Baghlan; Shibirghān=Sheberghan; Pul-e Khumrī=Pul-e-Khumri; Sar-e Pul=Sar-e-Pul; Asadābād=Asadabad; "
    "Gereshk=Gereshk",
    "TR": "Antakya=Antakya; Kilis=Kilis; Cizre=Cizre",
    "EG": "Arīsh=Arish; Rafaḩ=Rafah (Egypt)",
    "SO": "Hargeysa=Hargeisa; Beledweyne=Beledweyne; Marka=Merca; Laascaanood=Las Anod; Gaalkacyo=Galkayo; Garoowe=Garowe",
    "RU": "Orël=Oryol; Nizhniy Novgorod=Nizhny Novgorod",
    "ET": "Mek'ele=Mekelle; Gonder=Gondar; Ādīgrat=Adigrat; Nazrēt=Adama; Awasa=Hawassa",
}

# Names that are also common words or names of persons: kept, but their kind ends in "?", so that more than the name is
# asked for. As an alias such a word is left out.
DOUBTFUL = set(
    """
abbas abdullah abs abu adelaide adi adil adraa aga agri ahmad ahmed aisha akbar alam alexandria ali allen amal amd amina amir
ana and angers anwar april aslan ati august austin azad aziz badr bakr bala balad bam bandar bani bar bara barah bashir basir
bath batman battle bay bazar berber bergen biden bilal blida bor boris brak bu bud bush buy can carmen carson cat cay center
central charlotte clinton cork corona dali dalia dallas dan dana daniel date david dawud deal deli denton dina doba douglas
east enterprise essen everett fahd faisal fajr farid faruq fath fatima faylaq florence friday front gagarin ganj gate gay gazi
gea genc george ghazi golem habib haidar hajj hajja halle ham hamad hamid hamidi hamza hasan hassan hawa haydar hero hilal
hill hit home hope houston hub hue hull hun husayn hussein ibrahim idris igor imam imran independence irving island ismail
issa ivan jabal jabbar jaber jabir jackson jafar jam jamal jamil jasim jassim jefferson jihad john johnson june kafr kai kale
kalinin kamal karim kas kasim kati katibat kerry khaled khalid khan kirov kita kobe koya kufra lai lake lal lar las latif
lavrov layla leer lenin lens leo liberty lincoln line liwa lourdes madison mahdi mahdia mahmoud mahmud majid male man mango
mansour mansur mao mar march maria marion marka marsh maryam masud may media mila mir mirza mission mobile mohammed monday
montgomery mor moroto most muhammad muna murad mus musa mustafa nabil nadia nadir nahr nara nasir nasr nasser new nice nikolai
nizam noor north nour nov nur oba obama of old oleg omar ora orange ordu osa oyster park pau paul pearl phoenix plain point
police port post pushkin putin qala qasim qasr raga rahim ramadan ras rashid rasul reading ready rima rock rome roy rustam
sabah sabir sadiq saeed safi saga sah sahel sahil said saida sal salam salama sale saleh salem salih salim salma salman sam
samir samira san sana santa santiago sara saraya sarh say sayed sea senior sergey seven seyid shaba shah sharif shevchenko
shin side sif sim sin sir south sparks speed split stand sul sulaiman suleiman sultan summit sun sunday surprise sydney taha
tahir tala talas tank tar tariq tas tel temple the tire tony torit tours trump tyler umar union uva van vera victoria vladimir
wadi wahda walid wau waw west will worms worth yao yasin yasser yei yusuf zahra zaid zaim zayd zaynab zelensky ziad
""".split()
)
NOT_NAMES = set(
    """
and ann anna bu bud bush buy can cat cpf date deli gay home hub march media mission most of pa plain po point police reading
ready sal sale san say senior side sir speed tank the tire to union will ye
""".split()
)  # as names of places outside Syria: left out altogether
ARABIC_WORDS = set("أحمد الثورة الخربة القرية الكرامة المدينة بلد ثورة جديدة حسن خربة سوق علي قرية كرامة محمد مدينة ناحية".split())
USUAL_ARABIC = {  # GeoNames id -> the usual Arabic name, where GeoNames offers another first
    174448: "البوكمال",
    172082: "إعزاز",
    170017: "حماة",
    99072: "الموصل",
    98530: "السماوة",
    2210247: "طرابلس",
    266826: "طرابلس",
    361058: "الإسكندرية",
    112931: "طهران",
    323786: "أنقرة",
    706483: "خاركيف",
    445694: "عقرة",
}
